using Marketplace.Bookings;
using Marketplace.Gateways;

namespace Marketplace.Docs;

/// <summary>docs/money.md tells the truth about what a booking earns: its tables are lived through, and their lines are compared with the books.</summary>
public sealed class Documented_money(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Adds_up()
    {
        var tables = await MoneyTable.ReadAll();
        Assert.True(tables.Length > 30, $"Only {tables.Length} tables were found.");
        Assert.All(tables, table =>
        {
            Assert.All(table.Sums, sum => Assert.True(table.After(sum.Above).SequenceEqual(sum.Row.Amounts), $"{table.Section}: {sum.Row.What}"));
            Assert.All(table.Rows, row => Assert.True(!table.Accounts.Contains("expense:gateway_fee") || row.Amounts.Sum() == 0, $"{table.Section}: {row.What}"));
        });
    }

    [Fact]
    public async Task Of_one_whole_booking()
    {
        var story = await MoneyStory.Begin(marketplace, "Paid, done, paid out");
        var booking = await story.Sells();
        await story.Says("captured");
        await story.Completes(booking);
        await story.Says("transferred");
        await story.PaysOut();
        await story.Ends("paid out");
    }

    [Fact]
    public async Task Of_a_payout_that_the_bank_sends_back()
    {
        var story = await MoneyStory.Begin(marketplace, "Paid, done, paid out", table: 2);
        await story.Earns();
        await story.Says("captured, earned, transferred");
        await marketplace.Trouble("bank", "fail_after_paid");
        await story.PaysOut();
        await story.Says("paid out");
        await story.Pass("P5D");
        await story.Ends("paid out once more");
    }

    [Fact]
    public async Task Of_what_is_added_later()
    {
        var story = await MoneyStory.Begin(marketplace, "More or less than was agreed");
        var booking = await story.Sells();
        var path = $"/bookings/{booking.String("id")}";
        await story.Says("captured");
        (await story.Pia.Api.Post($"{path}/change-order", new { lines = new[] { new { label = "An hour more", amount = MoneyStory.Euro(20_00) } } })).IsOk();
        await marketplace.PaysExtra((await story.Ada.Api.Post($"{path}/change-order/accept")).IsOk().String("changeOrder.payment.id"));
        await story.Says("the change order is captured");
        await story.Completes(booking);
        await story.Ends("transferred: both");
    }

    [Fact]
    public async Task Of_what_is_left_out()
    {
        var story = await MoneyStory.Begin(marketplace, "More or less than was agreed", table: 2);
        var booking = await story.Sells();
        var path = $"/bookings/{booking.String("id")}";
        (await story.Ada.Api.Post($"{path}/change-order", new { lines = new[] { new { label = "Without the prints", amount = MoneyStory.Euro(-30_00) } } })).IsOk();
        (await story.Pia.Api.Post($"{path}/change-order/accept")).IsOk();
        await story.Says("refunded");
        await story.Completes(booking);
        await story.Ends("transferred");
    }

    [Fact]
    public async Task Of_a_coupon_of_the_platforms()
    {
        var story = await MoneyStory.Begin(marketplace, "Paid in part by the platform's coupon");
        (await story.Olga.Post("/admin/coupons", new { code = "THIRTY", amounts = new[] { MoneyStory.Euro(30_00) }, providers = new[] { story.Provider } })).IsCreated();
        var start = Cast.Instant(story.Monday.AddDays(2).AddHours(4));
        var quote = (await story.Ada.Api.Post($"/listings/{story.Listing}/quote", new { start, coupon = "THIRTY" })).IsOk();
        var booking = (await story.Ada.Api.Post("/bookings", new { listingId = story.Listing, start, quoteId = quote.String("quoteId") })).IsCreated();
        story.Follow(booking);
        await marketplace.Pays(booking);
        await story.Says("captured");

        // Other customers' money is what the platform's balance is made of.
        await marketplace.Pays(await story.Ada.Books(story.Listing, story.Monday.AddDays(21).AddHours(4)));
        await story.Completes(booking);
        await story.Says("transferred, from the platform's balance");
        await story.GivesBack(story.Pia.Api, booking, 20_00);
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_tax_on_the_service()
    {
        var story = await MoneyStory.Begin(marketplace, "With tax on the service");
        (await story.Pia.Api.Patch("/providers/me", new { serviceTax = new { registration = "DE123456789", basisPoints = 19_00, prices = "inclusive" } })).IsOk();
        (await story.Pia.Api.Patch($"/listings/{story.Listing}", new { price = new { type = "fixed", amount = MoneyStory.Euro(119_00) } })).IsOk();
        var booking = await story.Sells();
        await story.Says("captured");
        await story.Completes(booking);
        await story.Says("transferred");
        await story.GivesBack(story.Pia.Api, booking, 59_50);
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_a_deposit_and_its_balance()
    {
        var story = await MoneyStory.Begin(marketplace, "A deposit and the balance");
        var booking = await SellsForADeposit(story);
        await story.Says("the deposit is captured");
        await marketplace.PaysExtra((await story.Ada.Api.Get($"/bookings/{booking.String("id")}")).IsOk().String("balance.payment.id"));
        await story.Says("the balance is captured");
        await story.Completes(booking);
        await story.Ends("transferred");
    }

    [Fact]
    public async Task Of_a_balance_that_nobody_pays()
    {
        var story = await MoneyStory.Begin(marketplace, "A deposit and the balance", table: 2);
        await SellsForADeposit(story);
        await story.Says("the deposit is captured");
        await story.Pass("P4D");
        await story.Ends("transferred");
    }

    [Fact]
    public async Task Of_a_security_deposit_that_is_given_back()
    {
        var story = await MoneyStory.Begin(marketplace, "A security deposit");
        var deposit = await LeavesADeposit(story);
        await story.Says("captured");
        await story.Pass("P7D");
        Assert.Equal("returned", (await story.Ada.Api.Get(deposit)).IsOk().String("status"));
        await story.Ends("given back");
    }

    [Fact]
    public async Task Of_a_security_deposit_that_is_awarded()
    {
        var story = await MoneyStory.Begin(marketplace, "A security deposit", table: 2);
        var deposit = await LeavesADeposit(story);
        await story.Pass("P2D");
        (await story.Pia.Api.Post($"{deposit}/claim", new { items = new[] { new { label = "A window", amount = MoneyStory.Euro(150_00) } }, text = "It is broken." })).IsOk();
        (await story.Ada.Api.Post($"{deposit}/accept", new { })).IsOk();
        await story.Ends("transferred");
    }

    /// <summary>20.00 of 80.00 at the sale, and the rest three days before.</summary>
    private async Task<Reply> SellsForADeposit(MoneyStory story)
    {
        (await story.Pia.Api.Patch($"/listings/{story.Listing}", new { payment = new { deposit = new { basisPoints = 25_00 }, balanceDue = "P3D" } })).IsOk();
        var booking = await story.Sells(days: 7);
        await story.Pass("P4DT5H");
        return booking;
    }

    /// <summary>200.00 besides a price that is none of the story's.</summary>
    /// <returns>Where the deposit is.</returns>
    private async Task<string> LeavesADeposit(MoneyStory story)
    {
        (await story.Pia.Api.Patch($"/listings/{story.Listing}", new { securityDeposit = new { amount = MoneyStory.Euro(200_00) } })).IsOk();
        var booking = await story.Sells();
        story.Forget(booking);
        var deposit = $"/bookings/{booking.String("id")}/security-deposit";
        await story.Pass("PT5H");
        await marketplace.PaysExtra((await story.Ada.Api.Get(deposit)).IsOk().String("payment.id"));
        return deposit;
    }
}
