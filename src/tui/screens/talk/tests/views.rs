//! The whole screen, as people see it.

use super::desk::Desk;

#[test]
fn look() {
    let mut desk = Desk::shipped("interne-dienstverlening/r2").open();
    println!("{}", desk.screen());
    desk.press("<esc>");
    println!("{}", desk.screen());
    desk.press("<esc><pagedown><pagedown><pagedown>");
    desk.press("<esc>j8<enter>");
    desk.press("13");
    println!("{}", desk.screen());
    desk.press("Der Bedarf <esc>g");
    println!("{}", desk.screen());
    desk.resize(120, 40);
    println!("{}", desk.screen());
    let desk = Desk::small().open();
    println!("{}", desk.screen());
}
