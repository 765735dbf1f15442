//! Readiness codes for the team.

use super::{Engine, Saved, shift::Footing};
use crate::{
    memory::Moment,
    shift::{TeamCode, TeamCodeError, TeamSection, split_codes},
};

/// The stored setting that holds the name that a person has chosen for the team.
const NAME: &str = "team-name";

/// What several codes say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Team {
    /// The codes that could be read.
    pub(crate) codes: Vec<TeamCode>,
    /// The codes that are refused, with the reason.
    pub(crate) refused: Vec<(String, TeamCodeError)>,
    /// What is known, by section.
    pub(crate) sections: Vec<TeamSection>,
}

impl Engine {
    /// The name that the person has chosen for the team; empty at first.
    pub(crate) fn team_name(&self) -> &str {
        self.journal.setting(NAME).unwrap_or_default()
    }

    /// Keeps that name.
    pub(crate) fn set_team_name(&mut self, name: &str, now: Moment) -> Saved {
        self.journal.set_setting(NAME, name, now.at)
    }

    /// The code of a readiness.
    pub(crate) fn team_code(&self, name: &str, footing: &Footing) -> String {
        TeamCode::new(name, footing.day(), &footing.readiness(), self.glossary()).encode(self.glossary())
    }

    /// Reads every code of a text. One that was pasted twice is one person all the same.
    pub(crate) fn team(&self, text: &str, now: Moment) -> Team {
        let today = self.today_number(now);
        let (mut codes, mut refused) = (Vec::new(), Vec::new());
        let read = |text: &str| TeamCode::decode(text, self.glossary(), today);
        for part in split_codes(text, &|text| read(text).is_ok()) {
            match read(&part) {
                Ok(code) if codes.contains(&code) => {}
                Ok(code) => codes.push(code),
                Err(error) => refused.push((part, error)),
            }
        }
        let sections = TeamCode::team(&codes, self.glossary());
        Team { codes, refused, sections }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        app::engine::tests::{at, open},
        progress::MemoryStore,
        shift::{Civil, Window},
    };

    const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;

    #[test]
    fn what_one_makes_another_reads() {
        let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
        let civil = Civil::of(at(0));
        let window = Window { from: at(0).at, to: at(WEEK).at, starts: civil, ends: civil };
        let footing = engine.footing_for(window, &|_| true, 15, at(0));
        let [ada, eve] = ["Ada", "Eve"].map(|name| engine.team_code(name, &footing));
        let damaged = ada.replace(&ada[8..9], if &ada[8..9] == "A" { "B" } else { "A" });
        let text = format!("Ada: {ada}\n\n{}\n{}\n{damaged}\nsee you\n", &eve[..12], &eve[12..]);
        let team = engine.team(&text, at(0));
        assert_eq!(team.codes.iter().map(|code| &*code.name).collect::<Vec<_>>(), ["Ada", "Eve"]);
        assert_eq!(team.refused.len(), 1, "{:?}", team.refused);
        assert_eq!(team.refused[0].1, TeamCodeError::Forged);
        assert_eq!(engine.team(&format!("{ada}\n{eve}\n{ada}"), at(0)).codes.len(), 2, "the same code twice");
        assert!(team.sections.iter().all(TeamSection::nobody_knows), "nobody has learned anything");
        assert_eq!(engine.team("hello", at(0)).refused[0].1, TeamCodeError::Unreadable);
        assert_eq!(engine.team(&ada, at(5 * WEEK)).refused[0].1, TeamCodeError::Outdated);
        engine.set_team_name("Ada", at(0)).unwrap();
        assert_eq!(engine.team_name(), "Ada");
    }
}
