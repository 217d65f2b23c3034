using Marketplace.Hosting;
using Marketplace.Postgres;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Verification;

/// <summary>A database that a test damages, and what verifying says of it.</summary>
internal sealed class VerifyBench(string connectionString)
{
    public const string Booking = "b0000000-0000-0000-0000-000000000001";

    public FakeGateway Gateway { get; } = new();

    /// <summary>Does what no application may: as the owner, and with triggers asleep.</summary>
    public async Task Damage(string sql) => await Sql.Run(connectionString, $"set search_path = marketplace, public; set session_replication_role = replica; {sql}");

    /// <summary>Writes a stream as storage would, whatever it says.</summary>
    public async Task Write<TEvent>(string stream, params TEvent[] events)
        where TEvent : notnull
    {
        await using var services = Services();
        var kind = services.GetRequiredService<AggregateKinds>().Of(GrainId.Parse(stream)).Descriptor;
        await using var owner = MarketplaceDataSource.ForOwner(connectionString, connections: 1);
        foreach (var (happened, index) in events.Select((happened, index) => (happened, index)))
        {
            await using var insert = owner.CreateCommand(
                """
                insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
                values ($1, $2, $3, $4::json, $5, 'platform', $6, '', $7)
                """);
            object[] values =
            [
                stream, (long)index + 1, kind.NameOf(happened), System.Text.Json.JsonSerializer.Serialize(happened, happened.GetType(), MarketplaceJson.Options),
                WorkBench.Monday, Guid.Empty, Guid.NewGuid(),
            ];
            foreach (var value in values)
            {
                insert.Parameters.Add(new() { Value = value });
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The numbers of the invariants that are broken, with what is said about them.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Broken()
    {
        await using var services = Services();
        var broken = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        await foreach (var verdict in services.GetRequiredService<Verifier>().Run(CancellationToken.None))
        {
            if (!verdict.Holds)
            {
                broken[verdict.Invariant.Id] = verdict.Violations;
            }
        }

        return broken;
    }

    /// <summary>The numbers of all invariants that are looked at, in their order.</summary>
    public async Task<IReadOnlyList<string>> Checked()
    {
        await using var services = Services();
        var numbers = new List<string>();
        await foreach (var verdict in services.GetRequiredService<Verifier>().Run(CancellationToken.None))
        {
            numbers.Add(verdict.Invariant.Id);
        }

        return numbers;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(MarketplaceDataSource.ForApplication(connectionString, connections: 4))
        .AddMarketplaceStorage(new StorageOptions())
        .AddContexts()
        .AddKeyedSingleton<TimeProvider>(DomainClock.Key, new FixedClock(WorkBench.Monday))
        .AddVerification()
        .AddSingleton<IGatewayRecord>(Gateway)
        .BuildServiceProvider();
}

internal sealed class FakeGateway : IGatewayRecord
{
    public List<GatewayMovement> Money { get; } = [];

    public string Gateway => "stripe";

    public bool ShowsOwnMoney => true;

    public Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GatewayMovement>>(Money);
}
