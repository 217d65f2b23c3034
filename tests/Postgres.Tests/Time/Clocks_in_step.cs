using System.Reflection;
using Marketplace.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marketplace.Time;

/// <summary>Two processes on one database, the second of which has not looked since time was moved.</summary>
public sealed class Clocks_in_step(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private NpgsqlDataSource database = null!;
    private SandboxClock mover = null!;
    private SandboxClock late = null!;

    public async Task InitializeAsync()
    {
        database = MarketplaceDataSource.ForApplication(await postgres.CreateDatabase(), connections: 4);
        (mover, late) = (Clock(), Clock());
        await mover.Set(Monday, frozen: true, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        RequestContext.Clear();
        mover.Dispose();
        late.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_comes_after_time_has_moved_is_answered_at_that_time()
    {
        var seen = DateTimeOffset.MinValue;
        await new ClockInStep(mover).Invoke(Call<IOutgoingGrainCallContext>(() => new ClockInStep(late).Invoke(Call<IIncomingGrainCallContext>(() =>
        {
            seen = late.GetUtcNow();
            return Task.CompletedTask;
        }))));

        Assert.Equal(Monday, seen);
    }

    [Fact]
    public async Task A_call_of_somebody_who_knows_less_changes_nothing()
    {
        await new ClockInStep(late).Invoke(Call<IOutgoingGrainCallContext>(() => new ClockInStep(mover).Invoke(Call<IIncomingGrainCallContext>(() => Task.CompletedTask))));

        Assert.Equal(Monday, mover.GetUtcNow());
        Assert.True(late.Reading.IsUntouched);
    }

    private SandboxClock Clock() => new(new ClockSetting(database), TimeProvider.System, NullLogger<SandboxClock>.Instance);

    private static TContext Call<TContext>(Func<Task> goesOn)
        where TContext : class
    {
        var context = DispatchProxy.Create<TContext, AnyCall>();
        ((AnyCall)(object)context).GoesOn = goesOn;
        return context;
    }

    /// <summary>A call of which nobody asks anything but to go on.</summary>
    public class AnyCall : DispatchProxy
    {
        public Func<Task> GoesOn { get; set; } = () => Task.CompletedTask;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == "Invoke" ? GoesOn() : throw new NotSupportedException($"Nobody asks for {targetMethod.Name}.");
    }
}
