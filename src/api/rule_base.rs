//! Rule files.

use std::sync::Arc;

use super::{Diagnostics, Error, Plan};
use crate::law::Version;
use crate::pipeline;
use crate::source::SourceMap;

/// Rule files, parsed. A copy costs nothing, and threads share it.
///
/// ```
/// use paragraf::RuleBase;
///
/// let rules = RuleBase::from_texts([("tax.regel", "act tax_act { rank statute titel nb \"a\" en \"b\" }")]);
/// let mistakes = rules.check();
/// assert!(mistakes.has_errors());
/// assert!(mistakes.to_string().starts_with("tax.regel:1: error P0"));
/// ```
#[derive(Debug, Clone)]
pub struct RuleBase {
    pub(super) parsed: Arc<pipeline::RuleFiles>,
}

impl RuleBase {
    /// Parses rule files, each with the name that messages give it. Mistakes are told by [`RuleBase::check`], and by [`RuleBase::plan`]
    /// where they concern it.
    pub fn from_texts<N: Into<String>, T: Into<String>>(files: impl IntoIterator<Item = (N, T)>) -> RuleBase {
        let mut sources = SourceMap::default();
        for (name, text) in files {
            sources.add(name, text);
        }
        RuleBase { parsed: Arc::new(pipeline::RuleFiles::new(sources)) }
    }

    /// The rule files that come with Paragraf: the Norwegian Qualification Programme, with its proposals.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> RuleBase {
        RuleBase { parsed: Arc::new(pipeline::RuleFiles::embedded_rules()) }
    }

    /// Every mistake and remark, in every version that the files tell of.
    pub fn check(&self) -> Diagnostics {
        Diagnostics::new(self.parsed.check(), self.parsed.sources().clone())
    }

    /// The law of a version, ready to decide. `version` is a name such as `2018-06-01+hoering_2018`, or a [`Version`].
    ///
    /// # Errors
    /// [`Error::Version`] where the name can't be read, [`Error::Rules`] with every mistake that concerns the version.
    pub fn plan<V>(&self, version: V) -> Result<Plan, Error>
    where
        V: TryInto<Version>,
        Error: From<V::Error>,
    {
        let version = version.try_into()?;
        match self.parsed.plan(&version) {
            Ok(plan) => Ok(Plan { plan, rules: self.clone() }),
            Err(mistakes) => Err(Error::Rules(Diagnostics::new(mistakes, self.parsed.sources().clone()))),
        }
    }

    /// The measures of bills that could be added to a version, as `amendment:measure`.
    pub fn measures(&self) -> Vec<String> {
        self.parsed.measure_names()
    }
}
