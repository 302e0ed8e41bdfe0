//! Whom Respite asks for something may answer slowly, wrongly or never: each is waited for a little, and apart from what the
//! person is waiting for.

use std::time::Duration;

use tauri::async_runtime::spawn_blocking;

/// How long anybody is waited for.
pub(crate) const LIMIT: Duration = Duration::from_secs(2);

/// The answer, if it comes within the [limit](LIMIT).
pub(crate) async fn within<T>(answer: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(LIMIT, answer).await.ok()
}

/// The same for a call that waits by itself: it has a thread of its own, which is left to it when the limit is over.
pub(crate) async fn apart<T: Send + 'static>(call: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    within(spawn_blocking(call)).await?.ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn who_never_answers_is_not_waited_for() {
        let never = tauri::async_runtime::block_on(within(std::future::pending::<()>()));
        assert_eq!(never, None);
        let (end, ended) = channel::<()>();
        assert_eq!(tauri::async_runtime::block_on(apart(move || ended.recv().ok())), None);
        drop(end);
        assert_eq!(tauri::async_runtime::block_on(apart(|| 1)), Some(1));
    }
}
