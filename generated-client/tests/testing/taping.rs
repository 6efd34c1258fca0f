//! Recorders between a client and the network.

use std::{env, io, process::Command, sync::Arc};

use launchdarkly_api::{Client, Method, RetryPolicy, testing::Recorder};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Gives each connection the same answer, and returns the base URL.
async fn server(answer: &'static str) -> io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let read = stream.read(&mut [0; 4096]).await;
            let _ = read.and(stream.write_all(answer.as_bytes()).await);
        }
    });
    Ok(base_url)
}

/// It also runs below, where there is a proxy.
#[tokio::test]
async fn plain_http_is_recorded() -> Result<(), Box<dyn std::error::Error>> {
    let recorder = Arc::new(Recorder::over_network()?);
    let client = Client::builder()
        .access_token("api-of-somebody")
        .base_url(server("HTTP/1.1 204 -\r\n\r\n").await?)
        .retry(RetryPolicy::none())
        .transport(recorder.clone())
        .build()?;
    client.request(Method::DELETE, "/api/v2/x").await?;
    assert!(recorder.to_json().contains("DELETE /api/v2/x"));
    Ok(())
}

/// In a process of its own, since the environment belongs to all tests of this one. Nothing listens where the proxy should be.
#[test]
fn plain_http_goes_through_no_proxy() -> io::Result<()> {
    let mut program = Command::new(env::current_exe()?);
    program.args(["--exact", "taping::plain_http_is_recorded"]);
    for name in ["HTTP_PROXY", "http_proxy"] {
        program.env(name, "http://127.0.0.1:9");
    }
    let output = program
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("running 1 test") && output.status.success(),
        "{said}"
    );
    Ok(())
}
