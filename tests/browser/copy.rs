//! A copy of the built app, of which a newer version can be made as a deployment would.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{lateness, server::dist};

/// Keeps errors, warnings and breaches of the policy in the tab's storage, where they outlive the page. Not those of
/// a page that is being left: Firefox breaks off with an error what is still loading, which nobody gets to see.
const WATCH: &str = "
    let left = false;
    addEventListener('beforeunload', () => { left = true });
    const keep = (what) => {
        if (left) return;
        const seen = JSON.parse(sessionStorage.getItem('watch') ?? '[]');
        sessionStorage.setItem('watch', JSON.stringify([...seen, String(what)]));
    };
    if (!sessionStorage.getItem('watch')) sessionStorage.setItem('watch', '[]');
    addEventListener('error', (event) => keep(event.message ?? `${event.target.outerHTML} did not load`), true);
    addEventListener('unhandledrejection', (event) => keep(event.reason));
    addEventListener('securitypolicyviolation', (event) => keep(`${event.violatedDirective}: ${event.blockedURI}`));
    for (const level of ['error', 'warn']) {
        const say = console[level];
        console[level] = (...words) => { keep(words.join(' ')); say.apply(console, words) };
    }";

/// A folder to be served, with the app somewhere below it; removed when dropped.
pub(crate) struct Copy {
    root: TempDir,
    app: PathBuf,
}

impl Copy {
    /// The built app at that path, without the compressed versions of its files.
    pub(crate) fn of_app(path: &str) -> Copy {
        let root = tempfile::tempdir().unwrap();
        let app = root.path().join(path);
        fs::create_dir_all(&app).unwrap();
        for item in fs::read_dir(dist()).unwrap() {
            let source = item.unwrap().path();
            if !source.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
                fs::copy(&source, app.join(source.file_name().unwrap())).unwrap();
            }
        }
        Copy { root, app }
    }

    /// What is served.
    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    /// Marks the page, so that it can be told which version runs; nothing else knows of it.
    pub(crate) fn mark_page(&self, mark: &str) {
        let page = self.app.join("index.html");
        let html = fs::read_to_string(&page).unwrap();
        fs::write(page, html.replace("<head>", &format!("<head><meta name=\"mark\" content=\"{mark}\">")))
            .unwrap();
    }

    /// Has the page write down what goes wrong in it, for engines whose driver hands out no console. Only a script of the
    /// host's own may run, so the app gets one more file; nothing of it is changed.
    pub(crate) fn watch(&self) {
        let script = format!("{WATCH}\n{}", lateness::script().unwrap_or_default());
        fs::write(self.app.join("watch.js"), script).unwrap();
        let page = self.app.join("index.html");
        let html = fs::read_to_string(&page).unwrap();
        // Behind the policy, so that it holds for this as well, and before everything else.
        let (policy, rest) = html.split_once("<title>").expect("a title comes after the policy");
        fs::write(page, format!("{policy}<script src=\"watch.js\"></script><title>{rest}")).unwrap();
        self.list_files();
    }

    /// Makes the service worker anew, for the files that are there now.
    fn list_files(&self) {
        let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/offline.mjs");
        let status = Command::new("node").arg(generator).arg(&self.app).status().expect("node is installed");
        assert!(status.success(), "the service worker is made");
    }

    /// Replaces the app by a newer version: another page, another program, another library chunk, and a service worker
    /// that lists them. The older files are gone, as on a host that keeps one version.
    pub(crate) fn release(&self, mark: &str) {
        let mut chunk = fs::read(self.file("readyroom-library-")).unwrap();
        // A section that means nothing: id, length, length of its name, its name.
        chunk.extend([0, 5, 4, b'm', b'a', b'r', b'k']);
        let (old, new) = self.replace("readyroom-library-", "readyroom-library", &chunk);
        let glue = fs::read_to_string(self.glue()).unwrap().replace(&old, &new);
        let old_glue = self.glue();
        let new_glue = format!("readyroom-{}.js", hash(glue.as_bytes()));
        fs::write(self.app.join(&new_glue), glue).unwrap();
        fs::remove_file(&old_glue).unwrap();
        let page = self.app.join("index.html");
        let html = fs::read_to_string(&page).unwrap();
        fs::write(&page, html.replace(old_glue.file_name().unwrap().to_str().unwrap(), &new_glue)).unwrap();
        self.mark_page(mark);
        self.change_glossary();
        self.list_files();
    }

    /// Has the service worker stay silent when asked what its glossary holds, as versions did before they were asked.
    pub(crate) fn silence_worker(&self) {
        let worker = self.app.join("sw.js");
        let program = fs::read_to_string(&worker).unwrap();
        let silent = program.replace("\"glossary\"", "\"never asked\"");
        assert_ne!(silent, program, "the worker listens for the question");
        fs::write(worker, silent).unwrap();
    }

    /// Gives the digest of the glossary one entry more, another text for one, another name for one, and two fewer; the
    /// program is not asked.
    fn change_glossary(&self) {
        let path = self.app.join("glossary.json");
        let text = fs::read_to_string(&path).unwrap();
        let mut digest: serde_json::Value = serde_json::from_str(&text).unwrap();
        let definitions = digest["definitions"].as_str().unwrap().to_owned();
        let entries = digest["entries"].as_object_mut().unwrap();
        let mut ids: Vec<String> = entries.keys().cloned().collect();
        ids.sort();
        // Names beyond all hashes, whose definitions stand last.
        entries.insert(ids[0].clone(), "another text".into());
        entries.insert("y: another name".into(), "its text".into());
        entries.insert("z: another entry".into(), "a text".into());
        ids[1..=3].iter().for_each(|id| drop(entries.remove(id)));
        let renamed = &definitions[6..12];
        digest["definitions"] = format!("{}{}{renamed}zzzzzz", &definitions[..6], &definitions[24..]).into();
        fs::write(path, digest.to_string()).unwrap();
    }

    /// Writes a file under the name of its new content; gives the old name and the new one.
    fn replace(&self, prefix: &str, stem: &str, content: &[u8]) -> (String, String) {
        let old = self.file(prefix);
        let new = format!("{stem}-{}.wasm", hash(content));
        fs::remove_file(&old).unwrap();
        fs::write(self.app.join(&new), content).unwrap();
        (old.file_name().unwrap().to_str().unwrap().to_owned(), new)
    }

    fn glue(&self) -> PathBuf {
        self.find(|name| name.starts_with("readyroom-") && name.ends_with(".js"))
    }

    fn file(&self, prefix: &str) -> PathBuf {
        self.find(|name| name.starts_with(prefix))
    }

    fn find(&self, fits: impl Fn(&str) -> bool) -> PathBuf {
        let mut files = fs::read_dir(&self.app).unwrap().map(|item| item.unwrap().path());
        files.find(|path| fits(path.file_name().unwrap().to_str().unwrap())).expect("the app has such a file")
    }
}

/// The name of a content, as `scripts/program.mjs` gives it.
fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
