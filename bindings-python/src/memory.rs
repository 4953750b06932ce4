//! Memory of the native module: large blocks are mapped each by itself, in huge pages, as NumPy's are. Most of the time of
//! a column of a million rows went into faults of small pages.
#![cfg(target_os = "linux")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr::null_mut;

#[global_allocator]
static MEMORY: Mapped = Mapped;

/// From this size on a mapping pays; as in NumPy.
const LARGE: usize = 4 << 20;
/// A huge page: only mappings of whole ones begin where one begins.
const HUGE: usize = 2 << 20;
/// No mapping is aligned to less; nothing here asks for more.
const PAGE: usize = 4096;

struct Mapped;

fn is_mapped(layout: Layout) -> bool {
    layout.size() >= LARGE && layout.align() <= PAGE
}

fn whole_pages(size: usize) -> usize {
    size.next_multiple_of(HUGE)
}

/// Fresh memory, which is zero; null where there is none.
fn map(size: usize) -> *mut u8 {
    let (access, kind) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
    // SAFETY: a new mapping touches no memory of anyone's, and advice changes no byte.
    unsafe {
        let size = whole_pages(size);
        let block = libc::mmap(null_mut(), size, access, kind, -1, 0);
        if block == libc::MAP_FAILED {
            return null_mut();
        }
        // That huge pages are not to be had is no error.
        libc::madvise(block, size, libc::MADV_HUGEPAGE);
        block.cast()
    }
}

// SAFETY: a layout says alone whose a block is: a mapping of its own, or the system's.
unsafe impl GlobalAlloc for Mapped {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the same promises.
        if is_mapped(layout) { map(layout.size()) } else { unsafe { System.alloc(layout) } }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        if is_mapped(layout) { map(layout.size()) } else { unsafe { System.alloc_zeroed(layout) } }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block was made with this layout.
        unsafe {
            match is_mapped(layout) {
                true => _ = libc::munmap(block.cast(), whole_pages(layout.size())),
                false => System.dealloc(block, layout),
            }
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises a size that fits the alignment, and the block was made with this layout.
        unsafe {
            let new = Layout::from_size_align_unchecked(size, layout.align());
            match (is_mapped(layout), is_mapped(new)) {
                (false, false) => System.realloc(block, layout, size),
                (true, true) => {
                    let (old, new) = (whole_pages(layout.size()), whole_pages(size));
                    let moved = libc::mremap(block.cast(), old, new, libc::MREMAP_MAYMOVE);
                    if moved == libc::MAP_FAILED { null_mut() } else { moved.cast() }
                }
                _ => {
                    let moved = self.alloc(new);
                    if !moved.is_null() {
                        block.copy_to_nonoverlapping(moved, size.min(layout.size()));
                        self.dealloc(block, layout);
                    }
                    moved
                }
            }
        }
    }
}
