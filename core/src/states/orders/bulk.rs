//! Rows to a log, all at once: cells are read in chunks, orders scattered by customer, each part sorted where it lies.

use std::sync::Mutex;

use super::chunk::{Chunk, Numbers, shape};
use super::dictionary::{Combination, Dictionary, Joins, at};
use super::levels::Level;
use super::log::{Log, Order, Slots, take};
use super::opening::{Batch, with_made};
use super::reading::Columns;
use super::scatter::{Scatter, put};
use super::settle::{self, Conflict, settle, sort_keys};
use super::{Grain, OrdersOptions, Settings, Tally};
use crate::error::{Code, Error};
use crate::parallel::parts;
use crate::rows::orders::{OrderRows, TABLE};

/// What a chunk of rows told besides its orders.
struct Told {
    dictionary: Dictionary,
    currency: Option<String>,
    tally: Tally,
}

/// Where a chunk puts its cells: a slice for each part.
#[derive(Default)]
struct Slices<'a> {
    customers: Vec<&'a mut [u128]>,
    times: Vec<&'a mut [i64]>,
    keys: Vec<&'a mut [u128]>,
    values: Vec<&'a mut [i64]>,
    costs: Vec<&'a mut [i64]>,
    combinations: Vec<&'a mut [u32]>,
    flags: Vec<&'a mut [u8]>,
}

/// The orders of some customers, and what became of them.
#[derive(Default)]
struct Part<'a> {
    customers: &'a mut [u128],
    slots: Slots<'a>,
}

struct Settled {
    kept: usize,
    runs: Vec<(u128, usize)>,
    made: Vec<Combination>,
    conflict: Option<Conflict>,
}

/// Reads rows; any error will do, since rows that are refused are examined again for the smallest.
pub(super) fn open(rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<Batch, Error> {
    let columns = Columns::of(rows, options)?;
    let (settings, threads) = (Settings::of(options), options.threads);
    let mut schema = columns.schema.clone();
    let customers = |rows| columns.customer.keys(&columns.kept(rows), "customer", false);
    let scatter = Scatter::new(rows.len(), threads, customers)?;
    let mut log = Log::blank(scatter.total(), shape(&schema));
    let mut customers = vec![0_u128; scatter.total()];

    let chunks = by_chunk(&scatter, &mut customers, log.slots());
    let told = parts(chunks.len(), threads, |chunk| fill(&columns, &scatter, chunk, taken(&chunks, chunk)))?;
    drop(chunks);
    let mut tally = Tally::default();
    for told in &told {
        tally = tally.plus(told.tally);
        match (&schema.currency, &told.currency) {
            (Some(first), Some(other)) if first != other => {
                return Err(Error::new(Code::OneCurrency, TABLE).at("currency_code").with("first", first));
            }
            _ => schema.currency = schema.currency.or_else(|| told.currency.clone()),
        }
    }
    let dictionaries: Vec<&Dictionary> = told.iter().map(|told| &told.dictionary).collect();
    let (dictionary, codes) = Dictionary::union(&dictionaries);

    let all = by_part(&scatter, &mut customers, log.slots());
    let job = Job { scatter: &scatter, codes: &codes, settings, has_ids: schema.order };
    let settled =
        parts(all.len(), threads, |part| Ok(job.settle(part, taken(&all, part), &dictionary.combinations)))?;
    drop(all);
    drop(customers);
    let kept: Vec<usize> = settled.iter().map(|part| part.kept).collect();
    let lengths = (0..scatter.parts()).map(|part| scatter.of_part(part).sum());
    log.close_up(&lengths.zip(kept).collect::<Vec<_>>());
    for (customer, orders) in settled.iter().flat_map(|part| &part.runs) {
        log.add_run(*customer, *orders);
    }
    if settings.grain == Grain::Order {
        tally.exact_repeats = (scatter.total() - log.len()) as u64;
    }
    let mut conflict = settled.iter().fold(None, |first, part| Conflict::first(first, part.conflict));
    if conflict.is_none() && schema.order {
        conflict = settle::repeated(log.keys(), settings, threads)?;
    }
    if let Some(conflict) = conflict {
        return Err(conflict.error(false));
    }
    let made: Vec<(usize, Vec<Combination>)> =
        settled.into_iter().map(|part| (part.kept, part.made)).collect();
    let dictionary = with_made(dictionary, made, &mut log);
    log.trim(dictionary.combinations.len());
    Ok(Batch { schema, level: Level { dictionary, log }, tally })
}

fn by_chunk<'a>(
    scatter: &Scatter,
    customers: &'a mut [u128],
    log: Slots<'a>,
) -> Vec<Mutex<Option<Slices<'a>>>> {
    let mut customers = scatter.by_chunk(customers).into_iter();
    let mut times = scatter.by_chunk(log.times).into_iter();
    let mut keys = scatter.by_chunk(log.keys).into_iter();
    let mut values = scatter.by_chunk(log.values).into_iter();
    let mut costs = scatter.by_chunk(log.costs).into_iter();
    let mut combinations = scatter.by_chunk(log.combinations).into_iter();
    let mut flags = scatter.by_chunk(log.flags).into_iter();
    let mut next = || Slices {
        customers: customers.next().unwrap_or_default(),
        times: times.next().unwrap_or_default(),
        keys: keys.next().unwrap_or_default(),
        values: values.next().unwrap_or_default(),
        costs: costs.next().unwrap_or_default(),
        combinations: combinations.next().unwrap_or_default(),
        flags: flags.next().unwrap_or_default(),
    };
    (0..scatter.chunks()).map(|_| Mutex::new(Some(next()))).collect()
}

fn by_part<'a>(scatter: &Scatter, customers: &'a mut [u128], log: Slots<'a>) -> Vec<Mutex<Option<Part<'a>>>> {
    let mut customers = scatter.by_part(customers).into_iter();
    let mut times = scatter.by_part(log.times).into_iter();
    let mut keys = scatter.by_part(log.keys).into_iter();
    let mut values = scatter.by_part(log.values).into_iter();
    let mut costs = scatter.by_part(log.costs).into_iter();
    let mut combinations = scatter.by_part(log.combinations).into_iter();
    let mut flags = scatter.by_part(log.flags).into_iter();
    let mut next = || Part {
        customers: customers.next().unwrap_or_default(),
        slots: Slots {
            times: times.next().unwrap_or_default(),
            keys: keys.next().unwrap_or_default(),
            values: values.next().unwrap_or_default(),
            costs: costs.next().unwrap_or_default(),
            combinations: combinations.next().unwrap_or_default(),
            flags: flags.next().unwrap_or_default(),
        },
    };
    (0..scatter.parts()).map(|_| Mutex::new(Some(next()))).collect()
}

/// Reads the cells of a chunk and puts them into its slices.
fn fill(columns: &Columns<'_>, scatter: &Scatter, chunk: usize, to: Slices<'_>) -> Result<Told, Error> {
    let cells = Chunk::read(columns, scatter.range(chunk))?;
    let places = scatter.places(chunk, &cells.customers);
    put(&cells.customers, &places, to.customers);
    put(&cells.times, &places, to.times);
    put(&cells.values, &places, to.values);
    put(&cells.keys, &places, to.keys);
    put(&cells.costs, &places, to.costs);
    put(&cells.combinations, &places, to.combinations);
    put(&cells.flags, &places, to.flags);
    Ok(Told { dictionary: cells.dictionary, currency: cells.currency, tally: cells.tally })
}

/// What settling a part takes.
struct Job<'a> {
    scatter: &'a Scatter,
    /// For each chunk where its codes went.
    codes: &'a [Vec<u32>],
    settings: Settings,
    has_ids: bool,
}

impl Job<'_> {
    fn settle(&self, part: usize, mut of: Part<'_>, combinations: &[Combination]) -> Settled {
        let mut rest = &mut *of.slots.combinations;
        for (count, codes) in self.scatter.of_part(part).zip(self.codes) {
            take(&mut rest, count).iter_mut().for_each(|code| *code = at(codes, *code));
        }
        let (lengths, mut orders) = self.sorted(&of);
        let mut rest = orders.as_mut_slice();
        let mut joins = Joins::new(combinations);
        let mut settled = Settled { kept: 0, runs: Vec::new(), made: Vec::new(), conflict: None };
        for length in lengths {
            let orders = take(&mut rest, length);
            let kept = match settle(orders, self.settings, self.has_ids, &mut joins) {
                Ok(kept) => kept,
                Err(conflict) => {
                    settled.conflict = Conflict::first(settled.conflict, Some(conflict));
                    continue;
                }
            };
            for order in orders.iter().take(kept) {
                of.slots.put(settled.kept, order);
                settled.kept += 1;
                match settled.runs.last_mut().filter(|(customer, _)| *customer == order.customer) {
                    Some((_, orders)) => *orders += 1,
                    None => settled.runs.push((order.customer, 1)),
                }
            }
        }
        settled.made = joins.made();
        settled
    }

    /// The orders of a part by customer and time, and how many of them stand together; all that remains to be ordered
    /// is ordered when they settle.
    fn sorted(&self, of: &Part<'_>) -> (Vec<usize>, Vec<Order>) {
        let mut numbers = Numbers::of(of.customers, of.slots.times, self.scatter.shared_bits());
        sort_keys(&mut numbers.numbers);
        let (mut lengths, mut orders) = (Vec::new(), Vec::with_capacity(numbers.numbers.len()));
        for places in numbers.together() {
            let before = orders.len();
            orders
                .extend(places.map(|place| {
                    of.slots.order(of.customers.get(place).copied().unwrap_or_default(), place)
                }));
            lengths.push(orders.len() - before);
        }
        (lengths, orders)
    }
}

/// What one task of many was to have.
fn taken<T: Default>(all: &[Mutex<Option<T>>], task: usize) -> T {
    let lock = all.get(task).and_then(|slot| slot.lock().ok()?.take());
    lock.unwrap_or_default()
}
