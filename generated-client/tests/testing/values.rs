//! Values of types, as documented.

use launchdarkly_api::{
    common::Access,
    environments::{ApprovalSettings, Environment, GetEnvironmentsByProjectSort},
    feature_flags::FeatureFlag,
    testing::Example,
};

#[test]
fn a_type_has_its_documented_examples() {
    let names: Vec<_> = Environment::examples()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names[..2], ["Environment", "EnvironmentWithoutApprovals"]);
    let bare = Environment::example_named("EnvironmentWithoutApprovals");
    assert!(Environment::example().approval_settings.is_some() && bare.approval_settings.is_none());
    assert_ne!(FeatureFlag::example().variations, []);
}

/// A type that is a part of others is found in their examples.
#[test]
fn a_part_has_the_examples_of_its_wholes() {
    assert_eq!(
        Some(ApprovalSettings::example()),
        Environment::example().approval_settings
    );
    let names: Vec<_> = ApprovalSettings::examples()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names[0], "Environment/approvalSettings");
    // It stands in another document than those that have examples of it.
    assert_ne!(Access::example().allowed, []);
}

#[test]
fn an_enumeration_has_its_values() {
    assert_eq!(GetEnvironmentsByProjectSort::example().as_str(), "name");
    assert!(GetEnvironmentsByProjectSort::examples().len() > 1);
}

/// Each type has them of its own, so that nothing else is imported.
mod without_an_import {
    use launchdarkly_api::environments::{Environment, GetEnvironmentsByProjectSort};

    #[test]
    fn examples_and_blank_values_are_there() {
        assert_eq!(Environment::example().key, "production");
        assert_eq!(Environment::blank().key, "");
        assert_eq!(GetEnvironmentsByProjectSort::example().as_str(), "name");
    }
}

#[test]
fn a_blank_value_has_nothing() {
    let blank = Environment::blank();
    assert_eq!(
        (blank.name.as_str(), blank.default_ttl, blank.critical),
        ("", 0, false)
    );
}
