//! Conversions from the properties of a flag to those of a patch. A flag refers to its variations by index, a patch by
//! identifier.
//!
//! Why all is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

use crate::{
    generated::{
        common::{Clause, ClauseOperator, Variation},
        feature_flags::{
            FeatureFlag, FeatureFlagConfig, FlagPatch, FlagReplaceRules, FlagReplaceTargets,
            FlagRule, FlagRulePost, FlagStatus, FlagTarget, FlagTargetPost,
            FlagUpdateFallthroughVariationOrRollout, FlagUpdateOffVariation, Rollout, TurnFlagOff,
            TurnFlagOn,
        },
    },
    requests::follow::without_query,
};
use std::collections::BTreeMap;

/// 100 %, in thousandths of a percent.
const ALL: u64 = 100_000;

impl FlagStatus {
    /// Returns the key of the flag that has this status. A response only contains it in the link `parent`.
    #[inline]
    #[must_use]
    pub fn flag_key(&self) -> Option<&str> {
        let href = self.links.get("parent")?.href.as_deref()?;
        let key = without_query(href).rsplit('/').next();
        key.filter(|key| !key.is_empty())
    }
}

impl FeatureFlag {
    /// Returns the variation with that index. Rules, targets and rollouts of the flag refer to variations by index.
    #[inline]
    #[must_use]
    pub fn variation(&self, index: impl TryInto<usize>) -> Option<&Variation> {
        self.variations.get(index.try_into().ok()?)
    }

    /// Returns the identifier of the variation with that index. Patches refer to variations by identifier.
    #[inline]
    #[must_use]
    pub fn variation_id(&self, index: impl TryInto<usize>) -> Option<&str> {
        self.variation(index)?.id.as_deref()
    }

    /// Converts a target for a patch of this flag, with the identifier of the variation that has the same index in this flag.
    /// `None` if there is no such variation.
    #[inline]
    #[must_use]
    pub fn target_post(&self, target: &FlagTarget) -> Option<FlagTargetPost> {
        let id = self.variation_id(target.variation)?;
        let post = FlagTargetPost::new(id, &target.values);
        Some(post.context_kind(target.context_kind.as_deref()))
    }

    /// Converts a rule for a patch of this flag: without its own identifiers, and with those of the variations that have the
    /// same index in this flag.
    ///
    /// `None` if a patch cannot express the rule: an index has no variation, the rule is switched off, or its rollout belongs
    /// to an experiment. `None` also if it is incomplete, as what could not be read: without clauses, with a clause without
    /// values, or with weights that are not 100 % together. The seed of a rollout is left out, so that another flag
    /// distributes contexts anew.
    #[inline]
    #[must_use]
    pub fn rule_post(&self, rule: &FlagRule) -> Option<FlagRulePost> {
        let is_complete = !rule.clauses.is_empty() && rule.clauses.iter().all(is_complete);
        if rule.disabled == Some(true) || !is_complete {
            return None;
        }
        let clauses = rule.clauses.iter().cloned().map(|mut clause| {
            clause.id = None;
            clause
        });
        let mut post = FlagRulePost::new(clauses)
            .description(rule.description.as_deref())
            .track_events(rule.track_events);
        match &rule.rollout {
            Some(rollout) => {
                post.rollout_weights = Some(self.weights(rollout)?);
                post.rollout_bucket_by.clone_from(&rollout.bucket_by);
                post.rollout_context_kind.clone_from(&rollout.context_kind);
            }
            None => post.variation_id = Some(self.variation_id(rule.variation?)?.to_owned()),
        }
        Some(post)
    }

    /// Returns a patch that copies this targeting, of any flag and environment, to an environment of this flag: whether it is
    /// on, the targets, the rules, the fallthrough, and the variation while it is off. Prerequisites are not changed: where the
    /// other targeting has some, this flag is on for more than that one.
    ///
    /// If the other targeting lacks an off variation, that stays as it is here. `None` if a patch cannot express the targeting:
    /// see [`Self::rule_post`], which also shows which rule it is. Set the key of the environment on the patch.
    ///
    /// `None` also if the targeting lacks a fallthrough, or what its summary counts: a list has flags without their targeting,
    /// unless the request sets `summary(false)`. Read a targeting from elsewhere strictly, with `with_strict_response()`: rules
    /// that are no list read as none.
    ///
    /// ```no_run
    /// # async fn run(client: launchdarkly_api::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let flags = client.feature_flags();
    /// let source = flags.get_feature_flag("web", "new-checkout").env("staging").await?;
    /// let target = flags.get_feature_flag("app", "new-checkout").await?;
    /// let wanted = source.environments.get("staging").ok_or("there is no such environment")?;
    /// let patch = target.targeting_patch(wanted).ok_or("the flags have other variations")?;
    /// let patch = patch.environment_key("production");
    /// flags.patch_feature_flag("app", "new-checkout", &patch).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    #[must_use]
    pub fn targeting_patch(&self, wanted: &FeatureFlagConfig) -> Option<FlagPatch> {
        if !has_all_it_counts(wanted) {
            return None;
        }
        let targets = wanted.targets.iter().chain(&wanted.context_targets);
        let targets = targets.filter(|target| !target.values.is_empty());
        let targets: Option<Vec<_>> = targets.map(|target| self.target_post(target)).collect();
        let rules: Option<Vec<_>> = wanted
            .rules
            .iter()
            .map(|rule| self.rule_post(rule))
            .collect();
        let mut patch = FlagPatch::default()
            .instruction(FlagReplaceTargets::new(targets?))
            .instruction(FlagReplaceRules::new(rules?))
            .instruction(self.fallthrough(wanted)?);
        if let Some(off) = wanted.off_variation {
            patch = patch.instruction(FlagUpdateOffVariation::new(self.variation_id(off)?));
        }
        Some(if wanted.on {
            patch.instruction(TurnFlagOn::new())
        } else {
            patch.instruction(TurnFlagOff::new())
        })
    }

    /// Returns the instruction for the fallthrough: the variation or rollout for everyone else.
    #[inline]
    fn fallthrough(
        &self,
        wanted: &FeatureFlagConfig,
    ) -> Option<FlagUpdateFallthroughVariationOrRollout> {
        let served = wanted.fallthrough.as_ref()?;
        let update = FlagUpdateFallthroughVariationOrRollout::new();
        Some(match &served.rollout {
            Some(rollout) => update
                .rollout_weights(self.weights(rollout)?)
                .rollout_bucket_by(rollout.bucket_by.as_deref())
                .rollout_context_kind(rollout.context_kind.as_deref()),
            None => update.variation_id(self.variation_id(served.variation?)?),
        })
    }

    /// Returns the weights by identifiers of this flag's variations. `None` if the rollout belongs to an experiment, has
    /// variations that this flag lacks, or weights that are not 100 % together.
    #[inline]
    fn weights(&self, rollout: &Rollout) -> Option<BTreeMap<String, u64>> {
        if rollout.experiment_allocation.is_some() {
            return None;
        }
        let mut weights = BTreeMap::new();
        for one in &rollout.variations {
            // A variation may be named twice.
            let id = self.variation_id(one.variation)?.to_owned();
            let weight: &mut u64 = weights.entry(id).or_default();
            *weight = weight.saturating_add(one.weight);
        }
        let all = weights.values().copied().fold(0, u64::saturating_add);
        (all == ALL).then_some(weights)
    }
}

/// Returns whether a clause has all that makes it a condition. What could not be read is blank, and another condition.
#[inline]
fn is_complete(clause: &Clause) -> bool {
    let has_attribute = !clause.attribute.is_empty() || clause.op == ClauseOperator::SegmentMatch;
    has_attribute && !clause.op.as_str().is_empty() && !clause.values.is_empty()
}

/// Returns whether a targeting has what its own summary counts. In lists, it has not.
#[inline]
fn has_all_it_counts(targeting: &FeatureFlagConfig) -> bool {
    let has_any = |targets: &[FlagTarget], index: &str| {
        let mut targets = targets.iter().filter(|target| !target.values.is_empty());
        targets.any(|target| target.variation.to_string() == index)
    };
    let mut counts = targeting.summary.iter().flat_map(|all| &all.variations);
    counts.all(|(index, count)| {
        ((count.rules == 0 && count.null_rules == 0) || !targeting.rules.is_empty())
            && (count.targets == 0 || has_any(&targeting.targets, index))
            && (count.context_targets == 0 || has_any(&targeting.context_targets, index))
            && (!count.is_off || targeting.off_variation.is_some())
    })
}
