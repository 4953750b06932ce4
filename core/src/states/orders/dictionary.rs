//! Combinations of segment values and categories: an order holds the number of one.

use std::borrow::Cow;
use std::sync::Arc;

use super::numbered::Numbered;
use crate::error::Error;
use crate::order::arrange;
use crate::rows::Reader;

/// What is known of the categories of an order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Categories {
    /// Nothing: the table has no such column.
    #[default]
    None,
    /// How many there are.
    Count(u32),
    /// Which they are: growing places in the sorted list of names.
    Set(Vec<u32>),
}

/// What an order has besides its numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Combination {
    /// A value for each segment column, in the order of their names.
    pub(crate) segments: Arc<[Option<String>]>,
    pub(crate) categories: Categories,
}

/// The distinct combinations of a log; sorted, except while rows are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dictionary {
    /// Names of categories.
    pub(crate) categories: Vec<String>,
    pub(crate) combinations: Vec<Combination>,
}

impl Dictionary {
    /// All that stands in any of the parts, sorted, and where the combinations of each part went.
    pub(super) fn union(parts: &[&Self]) -> (Self, Vec<Vec<u32>>) {
        let categories = sorted(parts.iter().flat_map(|part| &part.categories).cloned().collect());
        let moved: Vec<Vec<Combination>> = parts
            .iter()
            .map(|part| {
                let places = places(&categories, &part.categories);
                part.combinations.iter().map(|combination| combination.moved(&places)).collect()
            })
            .collect();
        let combinations = sorted(moved.iter().flatten().cloned().collect());
        let places = moved.iter().map(|part| places(&combinations, part)).collect();
        (Self { categories, combinations }, places)
    }

    /// Segment values of a combination.
    pub(super) fn segments(&self, combination: u32) -> Option<&[Option<String>]> {
        self.combinations.get(combination as usize).map(|combination| &*combination.segments)
    }

    /// Those of its combinations that `codes` name, with what joining `made`, and where each went.
    pub(super) fn with_made(self, made: &[Combination], used: &[bool]) -> (Self, Vec<u32>) {
        let all: Vec<Combination> = self.combinations.into_iter().chain(made.iter().cloned()).collect();
        let kept = all.iter().zip(used).filter(|(_, used)| **used).map(|(one, _)| one.clone()).collect();
        let combinations = sorted(kept);
        let places = places(&combinations, &all);
        (Self { categories: self.categories, combinations }, places)
    }
}

impl Combination {
    /// With categories where they went. Both lists are sorted or the set has one name, so it stays sorted.
    fn moved(&self, places: &[u32]) -> Self {
        let categories = match &self.categories {
            Categories::Set(set) => Categories::Set(set.iter().map(|&code| at(places, code)).collect()),
            other => other.clone(),
        };
        Self { segments: Arc::clone(&self.segments), categories }
    }
}

/// Where a code went.
pub(super) fn at(places: &[u32], code: u32) -> u32 {
    places.get(code as usize).copied().unwrap_or_default()
}

fn sorted<T: Ord + Clone>(mut items: Vec<T>) -> Vec<T> {
    arrange(&mut items, Ord::cmp);
    items.dedup();
    items
}

fn places<T: Ord>(all: &[T], items: &[T]) -> Vec<u32> {
    items.iter().map(|item| all.binary_search(item).unwrap_or_default() as u32).collect()
}

/// Joins the combinations of lines that make one order: their categories are united.
pub(super) struct Joins<'a> {
    base: &'a [Combination],
    /// What joining made; its codes follow those of `base`.
    made: Numbered<Combination>,
    pairs: Numbered<(u32, u32)>,
    /// What each pair of codes gave; `APART` where they cannot be joined.
    joined: Vec<u32>,
}

const APART: u32 = u32::MAX;

impl<'a> Joins<'a> {
    pub(super) fn new(base: &'a [Combination]) -> Self {
        Self { base, made: Numbered::default(), pairs: Numbered::default(), joined: Vec::new() }
    }

    fn get(&self, code: u32) -> Option<&Combination> {
        let code = code as usize;
        self.base.get(code).or_else(|| self.made.list.get(code - self.base.len().min(code)))
    }

    /// The code of both together; nothing where the segments differ.
    pub(super) fn join(&mut self, a: u32, b: u32) -> Option<u32> {
        if a == b {
            return Some(a);
        }
        let pair = self.pairs.number((a, b)) as usize;
        if pair == self.joined.len() {
            let joined = self.united(a, b).map_or(APART, |combination| self.code(combination));
            self.joined.push(joined);
        }
        let joined = self.joined.get(pair).copied().unwrap_or(APART);
        (joined != APART).then_some(joined)
    }

    fn united(&self, a: u32, b: u32) -> Option<Combination> {
        let (a, b) = (self.get(a)?, self.get(b)?);
        let (Categories::Set(first), Categories::Set(second)) = (&a.categories, &b.categories) else {
            return None;
        };
        if a.segments != b.segments {
            return None;
        }
        let mut set = Vec::with_capacity(first.len() + second.len());
        let (mut first, mut second) = (first.iter().peekable(), second.iter().peekable());
        // Both are sorted, so the smaller head comes next, and once where the heads are equal.
        while let Some(&next) = first.peek().into_iter().chain(second.peek()).copied().min() {
            set.push(next);
            first.next_if_eq(&&next);
            second.next_if_eq(&&next);
        }
        Some(Combination { segments: Arc::clone(&a.segments), categories: Categories::Set(set) })
    }

    fn code(&mut self, combination: Combination) -> u32 {
        match self.base.binary_search(&combination) {
            Ok(place) => place as u32,
            Err(_) => self.base.len() as u32 + self.made.number(combination),
        }
    }

    /// What joining made.
    pub(super) fn made(self) -> Vec<Combination> {
        self.made.list
    }
}

/// How the cells of one column take part in a combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Segment,
    Category,
    Count,
}

/// Gives rows the codes of their combinations, in the order in which these come.
pub(super) struct Codes<'a> {
    levels: Vec<Level<'a>>,
    rows: bool,
}

/// One column: a code stands for the code that the columns before gave and the cell of this one.
struct Level<'a> {
    role: Role,
    reader: Reader<'a>,
    names: Numbered<Option<Cow<'a, str>>>,
    codes: Numbered<(u32, u32)>,
    /// Neighbours are often alike.
    last: Option<((u32, u32), u32)>,
}

impl<'a> Codes<'a> {
    pub(super) fn new(columns: &[(Role, Reader<'a>)]) -> Self {
        let level = |&(role, reader): &(Role, Reader<'a>)| Level {
            role,
            reader,
            names: Numbered::default(),
            codes: Numbered::default(),
            last: None,
        };
        Self { levels: columns.iter().map(level).collect(), rows: false }
    }

    pub(super) fn code(&mut self, row: usize) -> Result<u32, Error> {
        self.rows = true;
        self.levels.iter_mut().try_fold(0, |before, level| level.code(before, row))
    }

    /// The combinations by their codes, in the order in which they came.
    pub(super) fn dictionary(&self) -> Dictionary {
        let mut dictionary = Dictionary::default();
        let Some(last) = self.levels.last() else {
            let nothing = Combination { segments: Arc::from([]), categories: Categories::None };
            dictionary.combinations.extend(self.rows.then_some(nothing));
            return dictionary;
        };
        let mut names = Numbered::default();
        for code in 0..last.codes.list.len() {
            let (mut code, mut segments, mut categories) = (code as u32, Vec::new(), Categories::None);
            for level in self.levels.iter().rev() {
                let Some(&(before, cell)) = level.codes.list.get(code as usize) else { continue };
                let text = level.names.list.get(cell as usize).and_then(Option::as_deref);
                match level.role {
                    Role::Segment => segments.push(text.map(str::to_owned)),
                    Role::Category => {
                        let name = text.map(|name| names.number(Some(name.into())));
                        categories = Categories::Set(name.into_iter().collect());
                    }
                    Role::Count => categories = Categories::Count(cell),
                }
                code = before;
            }
            segments.reverse();
            dictionary.combinations.push(Combination { segments: segments.into(), categories });
        }
        dictionary.categories = names.list.into_iter().flatten().map(Cow::into_owned).collect();
        dictionary
    }
}

impl Level<'_> {
    fn code(&mut self, before: u32, row: usize) -> Result<u32, Error> {
        let cell = match self.role {
            Role::Count => self.reader.count(row)?,
            Role::Segment | Role::Category => self.names.number(self.reader.category(row)?),
        };
        let pair = (before, cell);
        if let Some((_, code)) = self.last.filter(|(last, _)| *last == pair) {
            return Ok(code);
        }
        let code = self.codes.number(pair);
        self.last = Some((pair, code));
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Grain, Level, OrdersOptions, OrdersState};
    use super::*;
    use crate::rows::{Column, orders::OrderRows};

    fn read(grain: Grain, of: impl Fn(OrderRows<'static>) -> OrderRows<'static>) -> Arc<Level> {
        let options = OrdersOptions::default().grain(grain);
        let mut state = OrdersState::new(options.clone()).unwrap();
        let times = Column::instants(vec![5, 6, 7, 8, 9]);
        let ids = if grain == Grain::Line { [1, 2, 1, 1, 3] } else { [1, 2, 3, 4, 5] };
        let rows = OrderRows::new(&["ada"; 5][..], times, &[1.0; 5][..]).order(ids.to_vec());
        state.update(&of(rows), &options).unwrap();
        state.whole()
    }

    fn categories(level: &Level) -> Vec<&Categories> {
        level.log.iter().map(|order| level.categories_of(order.combination)).collect()
    }

    #[test]
    fn lines_unite_their_categories() {
        let names = vec![Some("shoes"), None, Some("hats"), Some("shoes"), Some("socks")];
        let set = |codes: &[u32]| Categories::Set(codes.to_vec());
        let lines = read(Grain::Line, |rows| rows.category(names.clone()));
        assert_eq!(lines.dictionary.categories, ["hats", "shoes", "socks"]);
        assert_eq!(categories(&lines), [&set(&[0, 1]), &set(&[]), &set(&[2])]);
        // What no order has is no longer kept: neither line of order 1 stands alone.
        assert_eq!(lines.combinations().len(), 3);
        let orders = read(Grain::Order, |rows| rows.category(names.clone()));
        assert_eq!(categories(&orders), [&set(&[1]), &set(&[]), &set(&[0]), &set(&[1]), &set(&[2])]);
    }

    #[test]
    fn counts_and_numbers_are_categories_too() {
        let counts = read(Grain::Order, |rows| rows.n_categories(&[2.0, 0.0, 2.0, 9.0, 1.0][..]));
        let numbers = [2, 0, 2, 9, 1].map(Categories::Count);
        assert_eq!(categories(&counts), numbers.iter().collect::<Vec<_>>());
        let names = read(Grain::Line, |rows| rows.category(&[10, 9, 9, 10, 9][..]));
        assert_eq!(names.dictionary.categories, ["10", "9"]);
        assert_eq!(categories(&names)[0], &Categories::Set(vec![0, 1]));
        let nothing = read(Grain::Order, |rows| rows);
        assert_eq!(categories(&nothing), [&Categories::None; 5]);
    }
}
