//! Serves a built app on a free port of the loopback address, for as long as the value lives.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use axum::{
    Router,
    http::{HeaderName, HeaderValue},
};
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use crate::headers;

/// A running server; dropping it stops it.
pub(crate) struct Server {
    address: SocketAddr,
    /// Of its own: with it end the connections that a browser keeps open, which would still be answered.
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves the built app.
    pub(crate) async fn start() -> Server {
        Server::of_folder(&dist()).await
    }

    /// Serves a folder.
    pub(crate) async fn of_folder(folder: &Path) -> Server {
        let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
        Server::of_router(Router::new().fallback_service(files)).await
    }

    /// Serves a folder with the headers that `deploy/_headers` gives every answer, the policy among them.
    pub(crate) async fn as_deployed(folder: &Path) -> Server {
        let mut router = Router::new().fallback_service(ServeDir::new(folder));
        for (name, value) in headers::for_every_answer() {
            let name: HeaderName = name.parse().expect("a name of a header");
            let value: HeaderValue = value.parse().expect("a value of a header");
            router = router.layer(SetResponseHeaderLayer::overriding(name, value));
        }
        Server::of_router(router).await
    }

    /// Serves whatever the router answers, to put faults between the files and the browser.
    pub(crate) async fn of_router(router: Router) -> Server {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let listening = runtime.spawn(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
        let listener =
            listening.await.expect("the runtime runs").expect("a free port on the loopback address");
        let address = listener.local_addr().expect("a bound listener has an address");
        runtime.spawn(async move {
            axum::serve(listener, router).await.expect("the server runs until it is stopped");
        });
        Server { address, runtime: Some(runtime) }
    }

    /// The address of a route, such as `#/study`.
    pub(crate) fn url(&self, route: &str) -> String {
        format!("http://{}/{route}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // In the background: no test may block its own runtime.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    let folder = std::env::var_os("READYROOM_DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    assert!(folder.join("index.html").exists(), "no app in {}: run `make build` first", folder.display());
    folder
}
