using Marketplace.Sandbox.Cast;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Stripe;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>What was acknowledged survives; what was under way leaves no half.</summary>
public sealed class Restarts(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Keys_balances_and_due_things_survive()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        await platform.Paid(10_000);
        var transfer = await platform.Transfer(1000, provider, "transfer-1");
        var payout = await platform.Payout(1000, provider, "payout-1");

        await platform.Restart();
        var repeat = await platform.Transfer(1000, provider, "transfer-1");
        await platform.Pass(TimeSpan.FromDays(1));

        Assert.Equal(transfer.Id, repeat.Id);
        var paid = await new PayoutService(platform.Stripe).GetAsync(payout.Id, requestOptions: new RequestOptions { StripeAccount = provider.Id });
        Assert.Equal("paid", paid.Status);
        Assert.Single(await platform.Movements("payout-1"));
    }

    [Fact]
    public async Task Webhooks_that_were_not_accepted_are_sent_by_the_next_host()
    {
        await using var platform = await Platform.Open(postgres);
        platform.Webhooks.Answers = StatusCodes.Status503ServiceUnavailable;
        await platform.Provider();
        await platform.Sandbox.DeliverDue();

        await platform.Restart();
        platform.Webhooks.Answers = StatusCodes.Status200OK;
        await platform.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal([EventTypes.AccountUpdated], platform.Webhooks.Types);
    }

    [Fact]
    public async Task Two_hosts_start_on_an_empty_database_at_once()
    {
        var database = await postgres.CreateEmptyDatabase();
        var clock = new ManualClock();

        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SandboxHost.Start(database, clock, new StripeSandboxOptions())));
        var balances = await Task.WhenAll(hosts.Select(host => new BalanceService(host.Stripe).GetAsync()));

        Assert.All(balances, balance => Assert.Equal(0, balance.Available.Single().Amount));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_connection_that_dies_under_a_transfer_leaves_nothing_of_it()
    {
        await using var platform = await Platform.Open(postgres);
        var provider = await platform.Provider();
        await platform.Paid(10_000);
        await using var source = NpgsqlDataSource.Create(platform.Database);

        // Holding the provider's balance stops the transfer between the platform's debit and the provider's credit.
        await platform.Transfer(1000, provider);
        await using (var blocker = await source.OpenConnectionAsync())
        {
            await using var transaction = await blocker.BeginTransactionAsync();
            await Run(blocker, $"select 1 from sandbox.stripe_balance where account = '{provider.Id}' for update");
            var transfer = Record.ExceptionAsync(() => platform.Transfer(500, provider, "transfer-1"));
            while (await KillWaiters(source) == 0)
            {
            }

            Assert.IsType<StripeException>(await transfer);
        }

        Assert.Empty(await platform.Movements("transfer-1"));
        Assert.Equal(1000, await platform.Available(provider));
        await platform.Transfer(500, provider, "transfer-1");
        Assert.Equal(1500, await platform.Available(provider));
    }

    private static async Task<long> KillWaiters(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
