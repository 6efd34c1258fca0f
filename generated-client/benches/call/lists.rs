//! The time to go through a list, one page after the other and with some of them fetched ahead.

use std::error::Error;
use std::time::Instant;

use launchdarkly_api::environments::EnvironmentsApi;

use super::support;

/// Shows the time on the clock for a whole list of which each page takes the server a while.
pub(super) async fn measure(environments: &EnvironmentsApi) -> Result<(), Box<dyn Error>> {
    let most: &[_] = if support::is_measured() {
        &[1, 2, 4, 8]
    } else {
        &[8]
    };
    for &requests in most {
        let begin = Instant::now();
        let list = environments.get_environments_by_project("my-project");
        let mut items = list.items().prefetch(requests);
        let mut count = 0;
        while let Some(environment) = items.next().await {
            std::hint::black_box(environment?);
            count += 1;
        }
        let elapsed = begin.elapsed().as_millis();
        println!("{count} items with prefetch({requests}): {elapsed} ms");
    }
    Ok(())
}
