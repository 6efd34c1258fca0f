//! Machines without certificates, as slim containers are.

use std::env;
use std::process::Command;

use launchdarkly_api::Client;

fn client(base_url: &str) -> Result<Client, launchdarkly_api::Error> {
    let builder = Client::builder().access_token("api-hidden");
    builder.base_url(base_url).build()
}

#[test]
fn a_client_for_plain_http_is_built() {
    client("http://127.0.0.1:9").expect("a client");
}

#[test]
fn a_client_for_https_is_built() {
    client("https://localhost:9").expect("a client");
}

const MISSING: &str = "/dev/null/certificates";

/// Where it runs with certificates, there is no error to look at.
#[test]
fn without_certificates_the_error_has_a_way_out() {
    if env::var_os("SSL_CERT_FILE").is_none_or(|file| file != MISSING) {
        return;
    }
    let error = client("https://localhost:9").expect_err("no certificates");
    let shown = error.to_string();
    for part in ["No CA certificates", "`ca-certificates`", "`SSL_CERT_FILE`"] {
        assert!(shown.contains(part), "{shown}");
    }
}

/// Runs a test of this file where there are no certificates: in a process of its own, since the environment belongs to all
/// tests of this one.
fn passes_without_certificates(test: &str) -> bool {
    let own = env::current_exe().expect("this program has a path");
    let output = Command::new(own)
        .args(["--exact", test])
        .env("SSL_CERT_FILE", MISSING)
        .env("SSL_CERT_DIR", MISSING)
        .output()
        .expect("this program runs again");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("running 1 test"), "{said}");
    output.status.success()
}

#[test]
fn plain_http_needs_no_certificates() {
    assert!(passes_without_certificates(
        "certificates::a_client_for_plain_http_is_built"
    ));
}

/// What the test above does without is really missing: only Linux looks into these variables.
#[cfg(target_os = "linux")]
#[test]
fn https_needs_certificates() {
    assert!(!passes_without_certificates(
        "certificates::a_client_for_https_is_built"
    ));
}

#[cfg(target_os = "linux")]
#[test]
fn missing_certificates_are_named() {
    assert!(passes_without_certificates(
        "certificates::without_certificates_the_error_has_a_way_out"
    ));
}
