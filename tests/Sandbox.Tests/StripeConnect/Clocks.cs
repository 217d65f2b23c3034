using System.Net;
using Marketplace.Sandbox.Cast;
using Stripe;
using TestClock = Stripe.TestHelpers.TestClock;
using TestClockAdvanceOptions = Stripe.TestHelpers.TestClockAdvanceOptions;
using TestClockCreateOptions = Stripe.TestHelpers.TestClockCreateOptions;
using TestClockListOptions = Stripe.TestHelpers.TestClockListOptions;
using TestClockService = Stripe.TestHelpers.TestClockService;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Test clocks: time that stands still for a few customers until somebody advances it.</summary>
public sealed class Clocks(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTime Frozen = new(2020, 2, 29, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Stand_still_and_last_for_thirty_days()
    {
        await using var platform = await Platform.Open(postgres);
        var made = await Made(platform);
        Assert.StartsWith("clock_", made.Id, StringComparison.Ordinal);
        Assert.Equal(("ready", "leap", Frozen), (made.Status, made.Name, made.FrozenTime));
        Assert.Equal(platform.Clock.GetUtcNow().UtcDateTime, made.Created);
        Assert.Equal(made.Created.AddDays(30), made.DeletesAfter);

        await platform.Pass(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(Frozen, (await Service(platform).GetAsync(made.Id)).FrozenTime);
        await platform.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await Refused(() => Service(platform).GetAsync(made.Id))).HttpStatusCode);
        Assert.Equal([EventTypes.TestHelpersTestClockCreated, EventTypes.TestHelpersTestClockDeleted], platform.Webhooks.Types);
    }

    [Fact]
    public async Task Are_under_way_until_they_are_there_and_nothing_is_changed_meanwhile()
    {
        await using var platform = await Slow(postgres);
        var made = await Made(platform);
        var advanced = await Advance(platform, made, Frozen.AddDays(1));
        Assert.Equal(("advancing", Frozen, Frozen.AddDays(1)), (advanced.Status, advanced.FrozenTime, advanced.StatusDetails.Advancing.TargetFrozenTime));
        Func<Task>[] changes =
        [
            () => Advance(platform, made, Frozen.AddDays(2)), () => Service(platform).DeleteAsync(made.Id), () => Customer(platform, made),
        ];
        foreach (var change in changes)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Refused(change)).HttpStatusCode);
        }

        await platform.Pass(TimeSpan.FromSeconds(10));
        var there = await Service(platform).GetAsync(made.Id);
        Assert.Equal(("ready", Frozen.AddDays(1), made.DeletesAfter), (there.Status, there.FrozenTime, there.DeletesAfter));
        Assert.Null(there.StatusDetails.Advancing);
        Assert.Equal(
            [EventTypes.TestHelpersTestClockCreated, EventTypes.TestHelpersTestClockAdvancing, EventTypes.TestHelpersTestClockReady],
            await Happened(platform));
    }

    [Fact]
    public async Task Arrive_at_once_where_nothing_else_is_said()
    {
        await using var platform = await Platform.Open(postgres);
        var made = await Made(platform);
        await Advance(platform, made, Frozen.AddYears(2));
        await platform.Pass(TimeSpan.Zero);
        Assert.Equal(("ready", Frozen.AddYears(2)), await Shown(platform, made));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(63_072_001)]
    public async Task Go_forward_and_at_most_two_years_at_once(int seconds)
    {
        await using var platform = await Platform.Open(postgres);
        var made = await Made(platform);
        var refused = await Refused(() => Advance(platform, made, Frozen.AddSeconds(seconds)));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request_error", "frozen_time"), (refused.HttpStatusCode, refused.StripeError.Type, refused.StripeError.Param));
        Assert.Equal(("ready", Frozen), await Shown(platform, made));
    }

    [Fact]
    public async Task Tell_their_customers_the_time_and_nobody_else()
    {
        await using var platform = await Platform.Open(postgres);
        var made = await Made(platform);
        var on = await Customer(platform, made);
        var off = await Customer(platform, clock: null);
        Assert.Equal((made.Id, Frozen), (on.TestClockId, on.Created));
        Assert.Equal((null, platform.Clock.GetUtcNow().UtcDateTime), (off.TestClockId, off.Created));

        var customers = new CustomerService(platform.Stripe);
        Assert.Equal(off.Id, Assert.Single(await customers.ListAsync()).Id);
        Assert.Equal(on.Id, Assert.Single(await customers.ListAsync(new CustomerListOptions { TestClock = made.Id })).Id);
        Assert.Equal(Frozen, (await customers.GetAsync(on.Id, new CustomerGetOptions { Expand = ["test_clock"] })).TestClock.FrozenTime);

        var paid = await new PaymentIntentService(platform.Stripe).CreateAsync(new PaymentIntentCreateOptions { Amount = 100, Currency = "eur", Customer = on.Id });
        Assert.Equal(platform.Clock.GetUtcNow().UtcDateTime, paid.Created);
    }

    [Fact]
    public async Task Have_room_for_three()
    {
        await using var platform = await Platform.Open(postgres);
        var made = await Made(platform);
        var first = await Customer(platform, made);
        await Customer(platform, made);
        await Customer(platform, made);
        Assert.Equal("test_clock", (await Refused(() => Customer(platform, made))).StripeError.Param);
        await new CustomerService(platform.Stripe).DeleteAsync(first.Id);
        Assert.Equal(made.Id, (await Customer(platform, made)).TestClockId);
    }

    [Fact]
    public async Task Take_somebody_who_was_there_before_and_keep_them()
    {
        await using var platform = await Platform.Open(postgres);
        var before = await Customer(platform, clock: null);
        var made = await Made(platform, before.Id);
        Assert.Equal(made.Id, (await new CustomerService(platform.Stripe).GetAsync(before.Id)).TestClockId);
        Assert.Equal("customer", (await Refused(() => Made(platform, before.Id))).StripeError.Param);
        Assert.Equal(made.Id, Assert.Single(await Service(platform).ListAsync()).Id);
    }

    [Fact]
    public async Task Take_their_customers_with_them()
    {
        await using var platform = await Platform.Open(postgres);
        var made = await Made(platform);
        var (on, off) = (await Customer(platform, made), await Customer(platform, clock: null));
        var gone = await Service(platform).DeleteAsync(made.Id);
        Assert.Equal((made.Id, true), (gone.Id, gone.Deleted));
        var customers = new CustomerService(platform.Stripe);
        Assert.True((await customers.GetAsync(on.Id)).Deleted);
        Assert.Null((await customers.GetAsync(off.Id)).Deleted);
        Assert.Empty(await Service(platform).ListAsync());
        foreach (var late in (Func<Task>[])[() => Service(platform).DeleteAsync(made.Id), () => Advance(platform, made, Frozen.AddDays(1)), () => Customer(platform, made)])
        {
            Assert.Equal("resource_missing", (await Refused(late)).StripeError.Code);
        }
    }

    [Fact]
    public async Task Are_paged_like_everything_and_made_once_under_a_key()
    {
        await using var platform = await Platform.Open(postgres);
        var keyed = new TestClockCreateOptions { FrozenTime = Frozen };
        var first = await Service(platform).CreateAsync(keyed, new RequestOptions { IdempotencyKey = "k-1" });
        Assert.Equal(first.Id, (await Service(platform).CreateAsync(keyed, new RequestOptions { IdempotencyKey = "k-1" })).Id);
        var others = new[] { await Made(platform), await Made(platform) };
        var all = await Service(platform).ListAutoPagingAsync(new TestClockListOptions { Limit = 1 }).Select(clock => clock.Id).ToListAsync();
        Assert.Equal([others[1].Id, others[0].Id, first.Id], all);
    }

    [Theory]
    [InlineData(null, null, "parameter_missing", "frozen_time")]
    [InlineData("2020-02-29", "cus_none", "resource_missing", "customer")]
    public async Task Want_a_time_and_somebody_there_is(string? frozen, string? customer, string code, string param)
    {
        await using var platform = await Platform.Open(postgres);
        var refused = await Refused(() => Service(platform).CreateAsync(
            new TestClockCreateOptions { FrozenTime = frozen is null ? null : DateTime.Parse(frozen, System.Globalization.CultureInfo.InvariantCulture), Customer = customer }));
        Assert.Equal((code, param), (refused.StripeError.Code, refused.StripeError.Param));
        Assert.Empty(await Service(platform).ListAsync());
    }

    private static Task<Platform> Slow(PostgresFixture postgres) =>
        Platform.Open(postgres, options => options with { ClocksAdvanceIn = TimeSpan.FromSeconds(10) });

    private static TestClockService Service(Platform platform) => new(platform.Stripe);

    private static Task<TestClock> Made(Platform platform, string? customer = null) =>
        Service(platform).CreateAsync(new TestClockCreateOptions { FrozenTime = Frozen, Name = "leap", Customer = customer });

    private static Task<TestClock> Advance(Platform platform, TestClock clock, DateTime to) =>
        Service(platform).AdvanceAsync(clock.Id, new TestClockAdvanceOptions { FrozenTime = to });

    private static Task<Customer> Customer(Platform platform, TestClock? clock) =>
        new CustomerService(platform.Stripe).CreateAsync(new CustomerCreateOptions { Email = "c@example.com", Name = "Cleo", Phone = "+49 30 1", TestClock = clock?.Id });

    private static async Task<(string Status, DateTime FrozenTime)> Shown(Platform platform, TestClock clock)
    {
        var shown = await Service(platform).GetAsync(clock.Id);
        return (shown.Status, shown.FrozenTime);
    }

    private static async Task<IEnumerable<string>> Happened(Platform platform) =>
        (await new EventService(platform.Stripe).ListAsync()).Data.Select(notice => notice.Type).Reverse();

    private static Task<StripeException> Refused(Func<Task> call) => Assert.ThrowsAsync<StripeException>(call);
}
