//! Serves a built app on a free port of the loopback address, for as long as the value lives.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use axum::Router;
use tokio::{net::TcpListener, task::JoinHandle};
use tower_http::services::ServeDir;

/// A running server; dropping it stops it.
pub(crate) struct Server {
    address: SocketAddr,
    task: JoinHandle<()>,
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

    /// Serves whatever the router answers, to put faults between the files and the browser.
    pub(crate) async fn of_router(router: Router) -> Server {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port on the loopback address");
        let address = listener.local_addr().expect("a bound listener has an address");
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the server runs until it is stopped");
        });
        Server { address, task }
    }

    /// The address of a route, such as `#/study`.
    pub(crate) fn url(&self, route: &str) -> String {
        format!("http://{}/{route}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    let folder = std::env::var_os("READYROOM_DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    assert!(folder.join("index.html").exists(), "no app in {}: run `make build` first", folder.display());
    folder
}
