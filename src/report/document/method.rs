//! The method in words: what is rated, how, and which of it is convention.

use super::writer::Writer;
use crate::domain::assessment::{Fraction, Scope};
use crate::report::plain;

impl Writer<'_> {
    /// The section on the method.
    pub fn method(&mut self) {
        let model = self.content.model;
        let heading = self.word("doc-method");
        self.document.heading(2, &heading);
        let title = self.sheet.of_model(&model.title);
        let name = [title.as_str(), model.id.as_str(), &model.version];
        let name = plain(&name.map(str::trim).join(" ")).trim().to_owned();
        let mut lines = vec![self.say("doc-method-model", &[("model", name.into())])];
        let fields: Vec<String> = (0..model.fields.len()).map(|at| self.sheet.field(at)).collect();
        if !fields.is_empty() {
            lines.push(self.say("doc-method-fields", &[("names", fields.join(" · ").into())]));
        }
        lines.extend(self.sheet.phases_legend());
        let arguments = [
            ("indicators", self.indicators(Scope::Unit).into()),
            ("own", self.indicators(Scope::Organisation).into()),
            ("unit", self.sheet.units_word(1).into()),
        ];
        lines.push(self.say("doc-method-indicators", &arguments));
        self.document.list(lines);
        let scale = self.word("doc-method-scale");
        self.document.paragraph(&scale);
        let views = [self.word("report-view-account"), self.word("report-view-proven")];
        let views = [views.join(" "), self.word("doc-method-both")].join(" ");
        self.document.paragraph(&views);
        let fraction = |Fraction { numerator, denominator }| format!("{numerator}/{denominator}");
        let complete = fraction(model.thresholds.complete);
        let half = fraction(model.thresholds.half);
        let mut lines = vec![self.say("report-legend-complete", &[("complete", complete.into())])];
        lines.extend((!model.phases.is_empty()).then(|| self.word("report-legend-range")));
        lines.push(self.say("report-legend-words", &[("half", half.into())]));
        lines.extend(["report-legend-basis", "report-legend-open"].map(|id| self.word(id)));
        if self.content.compared.is_some() {
            let ids = ["report-legend-verdict", "report-legend-margin", "report-legend-observed"];
            lines.extend(ids.map(|id| self.word(id)));
        }
        lines.extend(["doc-method-conventions", "doc-method-quotes"].map(|id| self.word(id)));
        self.document.list(lines);
    }
}
