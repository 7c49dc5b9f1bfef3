//! Which statements report one event: the rule of the module's documentation.

use compact_str::CompactString;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::copy::{Telling, joint, tellings};
use crate::statement::{Polarity, Status};
use crate::text::{Granularity, PartialDate};

/// How many days apart two undated reports of the same thing may be published and still mean one event.
pub const WINDOW_DAYS: i32 = 7;

/// What statements must agree in. Participants are numbers of entities in order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Happening {
    pub relation: CompactString,
    pub participants: Box<[u32]>,
    pub polarity: Polarity,
    pub status: Status,
}

/// What decides which of the reports of one happening mean the same event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timing {
    /// The date that it gives.
    pub date: Option<PartialDate>,
    /// When its document was published.
    pub published: Option<PartialDate>,
    /// Number of its document.
    pub document: u32,
    /// The words around its trigger, as a hash; none where they are too few.
    pub passage: Option<u64>,
}

impl Timing {
    /// Adds a further pair of the same meeting.
    pub fn join(&mut self, date: Option<PartialDate>, passage: Option<u64>) {
        self.date = self.date.or(date);
        self.passage = joint(self.passage, passage);
    }
}

/// One document's report of a happening: a statement, or all pairs that one trigger word makes.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub happening: Happening,
    pub timing: Timing,
    /// The statements, as numbers of the caller.
    pub claims: Vec<u32>,
}

impl AsRef<Timing> for Report {
    fn as_ref(&self) -> &Timing {
        &self.timing
    }
}

/// An event in the making.
#[derive(Debug)]
pub(super) struct Cluster {
    pub date: Option<PartialDate>,
    /// For an undated event: publication of its first report.
    published: Option<Date>,
    /// Numbers of its reports.
    pub reports: Vec<u32>,
}

/// Groups reports of one happening into events. `reports` must be sorted by document.
pub(super) fn cluster(reports: &[impl AsRef<Timing>]) -> Vec<Cluster> {
    let tellings = tellings(reports);
    let mut clusters = cluster_tellings(&tellings.tellings);
    for cluster in &mut clusters {
        cluster.reports = cluster.reports.iter().flat_map(|&telling| tellings.reports(telling)).copied().collect();
    }
    clusters
}

/// Groups tellings; their numbers stand for reports.
fn cluster_tellings(reports: &[Telling]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for granularity in [Granularity::Day, Granularity::Month, Granularity::Year] {
        let settled = clusters.len();
        let mut dated: Vec<(PartialDate, u32)> = (0..).zip(reports).filter_map(|(i, r)| Some((r.date?, i))).collect();
        dated.retain(|(date, _)| date.granularity() == granularity);
        dated.sort_unstable();
        let mut homes: FxHashMap<(PartialDate, Option<PartialDate>), Option<usize>> = FxHashMap::default();
        for (date, report) in dated {
            let published = reports[report as usize].published;
            // Millions of reports of one pair give few different dates.
            let covering = homes.entry((date, published)).or_insert_with(|| {
                let settled = clusters[..settled].iter().enumerate();
                nearest_before(settled.filter(|(_, c)| c.date.is_some_and(|d| d.compatible(date))), published)
            });
            let home = covering
                .or_else(|| (settled..clusters.len()).next_back().filter(|&new| clusters[new].date == Some(date)));
            join(&mut clusters, home, report, Some(date), None);
        }
    }
    place_undated(&mut clusters, reports);
    clusters
}

/// The last of the events that began before `published`, else the first.
fn nearest_before<'a>(
    events: impl Iterator<Item = (usize, &'a Cluster)>,
    published: Option<PartialDate>,
) -> Option<usize> {
    let begun = |cluster: &Cluster| match (cluster.date, published) {
        (Some(date), Some(published)) => date.first_day() <= published.last_day(),
        _ => false,
    };
    let dated: Vec<(Option<PartialDate>, usize, bool)> = events.map(|(i, c)| (c.date, i, begun(c))).collect();
    let last = dated.iter().filter(|(_, _, begun)| *begun).max();
    last.or_else(|| dated.iter().min()).map(|&(_, index, _)| index)
}

fn place_undated(clusters: &mut Vec<Cluster>, reports: &[Telling]) {
    let dated = clusters.len();
    let mut undated: Vec<u32> = (0..).zip(reports).filter_map(|(i, r)| r.date.is_none().then_some(i)).collect();
    undated.sort_unstable_by_key(|&i| {
        let Telling { published, document, .. } = reports[i as usize];
        (published.is_none(), published, document, i)
    });
    let mut homes: FxHashMap<u32, usize> = FxHashMap::default();
    let mut nearest: FxHashMap<Date, Option<usize>> = FxHashMap::default();
    for (index, cluster) in clusters.iter().enumerate() {
        cluster.reports.iter().for_each(|&report| _ = homes.entry(reports[report as usize].document).or_insert(index));
    }
    for report in undated {
        let Telling { document, published, .. } = reports[report as usize];
        let published = published.map(PartialDate::first_day);
        let home = homes.get(&document).copied().or_else(|| {
            let published = published?;
            let near = nearest.entry(published).or_insert_with(|| {
                let near = clusters[..dated].iter().enumerate().map(|(i, c)| (distance(c, published), i)).min();
                near.filter(|(days, _)| *days <= WINDOW_DAYS).map(|(_, i)| i)
            });
            near.or_else(|| {
                // They come in order of publication, so only the last one can be near.
                let last = (dated..clusters.len()).next_back()?;
                (days_between(clusters[last].published?, published) <= WINDOW_DAYS).then_some(last)
            })
        });
        homes.entry(document).or_insert(home.unwrap_or(clusters.len()));
        join(clusters, home, report, None, published);
    }
}

fn join(
    clusters: &mut Vec<Cluster>,
    home: Option<usize>,
    report: u32,
    date: Option<PartialDate>,
    published: Option<Date>,
) {
    match home {
        Some(home) => clusters[home].reports.push(report),
        None => clusters.push(Cluster { date, published, reports: vec![report] }),
    }
}

/// Days from the event's date to `published`; an event that covers the day is zero days away.
fn distance(cluster: &Cluster, published: Date) -> i32 {
    let Some(date) = cluster.date else { return i32::MAX };
    if date.first_day() <= published && published <= date.last_day() {
        return 0;
    }
    days_between(date.first_day(), published).min(days_between(date.last_day(), published))
}

fn days_between(a: Date, b: Date) -> i32 {
    (b - a).get_days().abs()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// `reports`: document, publication date, date of the event; `expected`: documents of each event.
    fn check(reports: &[(u32, &str, &str)], expected: &[&[u32]]) {
        let happening = Happening {
            relation: "met".into(),
            participants: Box::new([0, 1]),
            polarity: Polarity::Affirmed,
            status: Status::Actual,
        };
        let reports: Vec<Report> = reports
            .iter()
            .map(|&(document, published, date)| Report {
                happening: happening.clone(),
                timing: Timing { date: date.parse().ok(), published: published.parse().ok(), document, passage: None },
                claims: Vec::new(),
            })
            .collect();
        let mut events: Vec<Vec<u32>> = cluster(&reports)
            .iter()
            .map(|c| c.reports.iter().map(|&i| reports[i as usize].timing.document).collect())
            .collect();
        events.iter_mut().for_each(|event: &mut Vec<u32>| event.sort_unstable());
        events.sort();
        assert_eq!(events, expected);
    }

    #[test]
    fn days_divide() {
        check(&[(0, "", "2023-10-25"), (1, "", "2023-10-25"), (2, "", "2023-10-26")], &[&[0, 1], &[2]]);
    }

    #[test]
    fn a_month_joins_the_last_day_before_publication() {
        let days = [(0, "", "2023-10-03"), (1, "", "2023-10-25")];
        check(&[days[0], days[1], (2, "2023-10-20", "2023-10")], &[&[0, 2], &[1]]);
        check(&[days[0], days[1], (2, "2023-11-20", "2023-10")], &[&[0], &[1, 2]]);
        check(&[days[0], (1, "", "2023-11"), (2, "", "2023-11")], &[&[0], &[1, 2]]);
    }

    #[test]
    fn undated_reports_join_by_document_then_by_publication() {
        check(&[(0, "", "2023-10-25"), (0, "", "")], &[&[0, 0]]);
        check(&[(0, "2023-10-26", "2023-10-25"), (1, "2023-10-28", "")], &[&[0, 1]]);
        check(&[(0, "2023-10-26", "2023-10-25"), (1, "2023-12-28", "")], &[&[0], &[1]]);
        check(&[(0, "2023-10-01", ""), (1, "2023-10-06", ""), (2, "2023-10-20", "")], &[&[0, 1], &[2]]);
        check(&[(0, "", ""), (0, "", ""), (1, "", "")], &[&[0, 0], &[1]]);
    }
}
