using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Marketplace.Hosting;
using Marketplace.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Bench;

/// <summary>
/// A run over as many movements as a gateway has in a busy month, in a marketplace that knows all of them: reads the gateway's statement, keeps
/// it, and compares each movement with what events say and with the ledger. The gateway is in this process and answers at once, so what
/// is measured is ours; its own pace comes on top (a hundred movements a request).
/// </summary>
internal static class ReconciliationBench
{
    private const string Gateway = "bench";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly Guid Operator = new("00000000-0000-4000-8000-0000000001a0");

    public static async Task<int> Run(string[] settings)
    {
        var options = MoneyBenchOptions.From(settings);
        await using var place = await BenchPlace.Open(options.Folder);
        await using var ours = await BenchDatabase.Create(place.Server, "ours");
        var first = new DateTimeOffset(DateTimeOffset.UtcNow.Date.AddDays(-30), TimeSpan.Zero);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Laying down {options.Objects:N0} movements"));
        await Fill(ours, first, options.Objects);

        using var gateway = new SilentGateway();
        await using var host = await MarketplaceHost.Start(
            MarketServer.Settings(ours.ConnectionString, gateway.Address),
            CancellationToken.None,
            builder => builder.Services.AddSingleton<IGatewayStatements>(new Statements(first, options.Objects)));
        var grain = host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IReconciliationGrain>(ReconciliationId.Of(Gateway));
        var by = new Actor(ActorRole.Operator, Operator, Guid.Empty);
        var cpu = await ours.Cpu();
        var began = Stopwatch.GetTimestamp();
        var started = await grain.Start(new StartReconciliation(
            new CommandContext(new CommandId(Guid.NewGuid()), by, string.Empty, "bench", null),
            Gateway,
            first,
            "How long does it take?",
            new ReconciliationPace(TimeSpan.FromDays(1), TimeSpan.FromHours(1))));
        if (started.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The run was refused: {refusal.Code}");
        }

        var phase = ReconciliationPhase.Platform;
        while ((await grain.Read(by, CancellationToken.None)).View!.Run is { } run)
        {
            if (run.Place.Phase != phase)
            {
                phase = run.Place.Phase;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(began).TotalSeconds,7:0.0} s  {phase}: {run.Tally.Read:N0} read, {run.Tally.Compared:N0} compared"));
            }

            await Task.Delay(Poll);
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (sums, worked) = (await ours.Ask<string>("select sums::text from reconciliation_runs"), await ours.Cpu() - cpu);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {took,7:0.0} s  {options.Objects / took:N0} movements a second, {worked:0.0} s of PostgreSQL's processors, load average {Machine.Load:0.0}\n  {sums}"));
        var found = await ours.Ask<long>("select count(*) from discrepancies");
        return found == 0 ? 0 : throw new InvalidOperationException($"{found} movements were said to differ, and none does.");
    }

    /// <summary>What the marketplace would have written had it captured these, without the triggers that keep balances, which nobody reads here.</summary>
    private static Task Fill(BenchDatabase database, DateTimeOffset first, int objects) => database.Execute(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        set search_path = marketplace, public;
        set session_replication_role = replica;
        create temporary table movements as
        select number, md5('transaction ' || number)::uuid as id, 'payment/' || md5('payment ' || number) as stream, md5('booking ' || number)::uuid as booking,
          timestamptz '{first:O}' + number * interval '2 seconds' as at, 'ch_' || lpad(number::text, 9, '0') as reference
        from generate_series(0, {objects - 1}) as number;
        insert into ledger_transactions (id, stream, version, purpose, booking_id, at) select id, stream, 3, 'capture', booking, at from movements;
        insert into ledger_entries (transaction_id, leg, account, owner, currency, amount)
        select id, leg, account, case account when 'liability:escrow' then booking else '00000000-0000-0000-0000-000000000000'::uuid end, 'EUR', amount
        from movements, (values (1::smallint, 'cash:{Gateway}', 7855), (2::smallint, 'expense:gateway_fee', 145), (3::smallint, 'liability:escrow', -8000)) as legs (leg, account, amount);
        insert into gateway_movements (gateway, kind, reference, holder_id, net, currency, at, stream, version, purpose)
        select '{Gateway}', 'charge', reference, null, 7855, 'EUR', at, stream, 3, 'capture' from movements;
        drop table movements;
        set session_replication_role = origin;
        analyze ledger_transactions, ledger_entries, gateway_movements;
        """));

    /// <summary>The gateway's side: as many charges, two seconds apart.</summary>
    private sealed class Statements(DateTimeOffset first, int objects) : IGatewayStatements
    {
        /// <summary>What gateways give for one request.</summary>
        private const int PageSize = 100;

        public string Gateway => ReconciliationBench.Gateway;

        public Task<GatewayStatement> Read(string? account, DateTimeOffset from, DateTimeOffset until, string? after, CancellationToken cancellationToken)
        {
            var begin = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
            var end = Math.Min(begin + PageSize, objects);
            ImmutableArray<GatewayEntry> entries = [.. Enumerable.Range(begin, end - begin).Select(Charge).Where(entry => entry.At >= from && entry.At < until)];
            return Task.FromResult(new GatewayStatement(entries, end < objects ? end.ToString(CultureInfo.InvariantCulture) : null, entries.Length));
        }

        public Task<ImmutableArray<GatewayEntry>> Of(string? account, string reference, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<GatewayEntry>>([]);

        public Task Tell(GatewayEntry entry, string name, CancellationToken cancellationToken) => Task.CompletedTask;

        private GatewayEntry Charge(int number) => new(
            ReconciliationBench.Gateway, $"txn_{number:D9}", null, "charge", $"ch_{number:D9}", new Money(78_55, "EUR"), first.AddSeconds(2 * number));
    }
}
