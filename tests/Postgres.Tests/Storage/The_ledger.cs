using System.Reflection;
using Marketplace.Ledger;

namespace Marketplace.Postgres;

public sealed class The_ledger(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly GrainId One = StorageHost.Counter(1);
    private static readonly Guid Anna = DerivedId.From(Guid.Empty, "anna");

    private StorageHost host = null!;

    public static TheoryData<string> Chart =>
    [
        .. typeof(Accounts).GetFields(BindingFlags.Public | BindingFlags.Static).Select(account => (string)account.GetRawConstantValue()!),
        Accounts.Cash("stripe"),
        Accounts.ConnectedCash("stripe"),
    ];

    public async Task InitializeAsync() => host = await StorageHost.Start(postgres);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Chart))]
    public async Task Knows_every_account_of_the_chart(string account)
    {
        await host.Write(One, new Paid("sale", [Leg(account, 7), Leg(Accounts.Cash("manual"), -7)]));

        Assert.Equal(1L, await host.Scalar<long>($"select count(*) from ledger_entries where account = '{account}' and amount = 7"));
    }

    [Fact]
    public async Task Refuses_an_account_outside_of_it() =>
        await Refuses("ledger_entries_account_known", Leg("pocket:mine", 7), Leg(Accounts.Cash("manual"), -7));

    [Fact]
    public async Task Refuses_what_does_not_sum_to_zero() =>
        await Refuses("ledger_transactions_zero_sum", Leg(Accounts.Cash("manual"), 7), Leg(Accounts.VatOut, -6));

    [Fact]
    public async Task Refuses_what_sums_to_zero_over_two_currencies() =>
        await Refuses("ledger_transactions_zero_sum", Leg(Accounts.Cash("manual"), 7), Leg(Accounts.VatOut, -7, currency: "USD"));

    [Fact]
    public async Task Refuses_a_single_leg() =>
        await Refuses("ledger_transactions_legs", Leg(Accounts.Cash("manual"), 7));

    [Fact]
    public async Task Refuses_a_movement_without_legs() => await Refuses("ledger_transactions_legs");

    [Fact]
    public async Task Refuses_legs_that_come_later()
    {
        await host.Write(One, new Paid("sale", [Leg(Accounts.Cash("manual"), 7), Leg(Accounts.VatOut, -7)]));

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => host.Run(
            $"insert into ledger_entries select id, 3, '{Accounts.VatOut}', '{Guid.Empty}', 'EUR', 1 from ledger_transactions"));

        Assert.Equal("ledger_transactions_zero_sum", refused.ConstraintName);
    }

    [Fact]
    public async Task Keeps_the_balances_of_owners()
    {
        await host.Write(One, Sale("first", 100), Sale("second", 20));
        await host.Write(StorageHost.Counter(2), Sale("third", 3));

        Assert.Equal(-123L, await host.Scalar<long>($"select balance from ledger_balances where account = '{Accounts.PayableProvider}' and owner = '{Anna}'"));
        Assert.Equal(1, await host.Count("ledger_balances"));
    }

    [Fact]
    public async Task Lets_nobody_write_a_balance()
    {
        await host.Write(One, Sale("first", 100));

        await using var command = host.Pool.CreateCommand("update ledger_balances set balance = 0");
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Tells_two_movements_of_one_turn_apart_by_their_events()
    {
        await host.Write(One, Sale("sale", 1), Sale("sale", 2));

        Assert.Equal(2, await host.Count("ledger_transactions"));
    }

    private static Paid Sale(string purpose, long amount) =>
        new(purpose, [Leg(Accounts.Cash("manual"), amount), Leg(Accounts.PayableProvider, -amount, Anna)]);

    private static LedgerLeg Leg(string account, long amount, Guid owner = default, string currency = "EUR") =>
        new(account, owner, new Money(amount, currency));

    private async Task Refuses(string constraint, params LedgerLeg[] legs)
    {
        var refused = await Assert.ThrowsAsync<CommitRefusedException>(() => host.Write(One, new Paid("sale", [.. legs])));

        Assert.Equal(constraint, refused.Constraint);
        Assert.Equal(0, await host.Count("events"));
    }
}
