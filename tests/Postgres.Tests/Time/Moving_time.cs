using Marketplace.Postgres;
using Marketplace.Work;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marketplace.Time;

public sealed class Moving_time(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = WorkBench.Monday;

    private readonly WorkSignals signals = new();
    private readonly Diary bookings = new("booking");
    private readonly Diary gateway = new("gateway");
    private NpgsqlDataSource database = null!;
    private SandboxClock clock = null!;
    private SandboxTime time = null!;

    public async Task InitializeAsync()
    {
        database = MarketplaceDataSource.ForApplication(await postgres.CreateDatabase(), connections: 4);
        clock = new SandboxClock(new ClockSetting(database), TimeProvider.System, NullLogger<SandboxClock>.Instance);
        await clock.StartAsync(CancellationToken.None);
        time = new SandboxTime(clock, [bookings, gateway], new Settlement([bookings, gateway], signals, TimeProvider.System));
        gateway.Log = bookings.Log;
    }

    public async Task DisposeAsync()
    {
        time.Dispose();
        await clock.StopAsync(CancellationToken.None);
        clock.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Lets_everything_fall_due_at_its_own_instant_and_in_its_order()
    {
        await Go(Monday);
        bookings.Plan(Monday.AddDays(2), "payout");
        bookings.Plan(Monday.AddMinutes(15), "hold expires");
        gateway.Plan(Monday.AddHours(1), "session expires");

        await Advance(TimeSpan.FromDays(3));

        Assert.Equal(
            [(Monday.AddMinutes(15), "hold expires"), (Monday.AddHours(1), "session expires"), (Monday.AddDays(2), "payout")],
            bookings.Log);
        Assert.Equal(Monday.AddDays(3), clock.GetUtcNow());
    }

    [Fact]
    public async Task Finds_what_falls_due_because_of_what_fell_due()
    {
        await Go(Monday);
        bookings.Plan(Monday.AddHours(1), "start", then: () => bookings.Plan(Monday.AddHours(2), "end"));

        await Advance(TimeSpan.FromHours(2));

        Assert.Equal([(Monday.AddHours(1), "start"), (Monday.AddHours(2), "end")], bookings.Log);
    }

    [Fact]
    public async Task Does_past_due_things_now()
    {
        await Go(Monday);
        bookings.Plan(Monday.AddDays(-1), "overdue");

        await Advance(TimeSpan.Zero);

        Assert.Equal([(Monday, "overdue")], bookings.Log);
    }

    [Fact]
    public async Task Leaves_later_things_alone()
    {
        await Go(Monday);
        bookings.Plan(Monday.AddHours(1), "later");

        await Advance(TimeSpan.FromHours(1) - TimeSpan.FromMicroseconds(1));

        Assert.Empty(bookings.Log);
    }

    [Fact]
    public async Task May_go_anywhere_first_and_only_forward_then()
    {
        Assert.Null(await Go(Monday));
        Assert.Null(await Go(Monday));
        Assert.Equal("sandbox.clock-backwards", (await Go(Monday.AddTicks(-10)))?.Code);
        Assert.Equal(Monday, clock.GetUtcNow());
    }

    [Fact]
    public async Task Stays_frozen_or_running_as_it_was()
    {
        await Go(Monday);
        await Advance(TimeSpan.FromHours(1));
        Assert.True(clock.Reading.IsFrozen);

        await time.MoveTo(Monday.AddHours(2), frozen: false, CancellationToken.None);
        await Advance(TimeSpan.FromHours(1));
        Assert.False(clock.Reading.IsFrozen);
    }

    [Fact]
    public async Task Says_what_falls_due_again_and_again_instead_of_going_round_forever()
    {
        await Go(Monday);
        bookings.PlanForever(Monday.AddHours(1));

        var stuck = await Assert.ThrowsAsync<NotSettledException>(() => Advance(TimeSpan.FromHours(2)));

        Assert.Contains("again and again", stuck.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_what_does_not_settle()
    {
        var stubborn = new Diary("the webhook evt_1");
        stubborn.Plan(Monday, "never");
        var settlement = new Settlement([gateway, stubborn], signals, TimeProvider.System);

        var stuck = await Assert.ThrowsAsync<NotSettledException>(() => settlement.Settle(TimeSpan.FromMilliseconds(1), CancellationToken.None));

        Assert.Contains("the webhook evt_1", stuck.Message, StringComparison.Ordinal);
    }

    private Task<Refusal?> Go(DateTimeOffset to) => time.MoveTo(to, frozen: true, CancellationToken.None);

    private Task<Refusal?> Advance(TimeSpan by) => time.Advance(by, CancellationToken.None);

    /// <summary>Things to do at instants, and the log of when they were done.</summary>
    private sealed class Diary(string name) : IDueSource, IUnsettled
    {
        private readonly List<(DateTimeOffset At, string What, Action? Then)> plans = [];
        private DateTimeOffset? forever;
        private DateTimeOffset reached = DateTimeOffset.MinValue;

        public List<(DateTimeOffset At, string What)> Log { get; set; } = [];

        public void Plan(DateTimeOffset at, string what, Action? then = null) => plans.Add((at, what, then));

        public void PlanForever(DateTimeOffset at) => forever = at;

        public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
            Task.FromResult(plans.Count > 0 ? plans.Min(plan => plan.At) : forever);

        public Task RunDue(DateTimeOffset now, CancellationToken cancellationToken)
        {
            reached = now;
            foreach (var plan in plans.Where(plan => plan.At <= now).OrderBy(plan => plan.At).ToArray())
            {
                plans.Remove(plan);
                Log.Add((now, plan.What));
                plan.Then?.Invoke();
            }

            return Task.CompletedTask;
        }

        public Task<string?> Unsettled(CancellationToken cancellationToken) =>
            Task.FromResult(plans.Exists(plan => plan.At <= (reached == DateTimeOffset.MinValue ? Monday : reached)) && forever is null && Log is []
                ? name
                : null);
    }
}
