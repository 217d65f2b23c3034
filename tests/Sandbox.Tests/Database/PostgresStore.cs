using Npgsql;

namespace Marketplace.Sandbox.Database;

/// <summary>The contract of the gateway's tables, kept by PostgreSQL.</summary>
public sealed class PostgresTransactions(PostgresFixture postgres) : TransactionsContract, IClassFixture<PostgresFixture>
{
    private readonly PostgresTables tables = new(postgres);

    public override Task DisposeAsync() => tables.DisposeAsync();

    private protected override Task<ISandboxStore> OpenEmpty() => tables.OpenEmpty();
}

/// <inheritdoc cref="PostgresTransactions"/>
public sealed class PostgresObjects(PostgresFixture postgres) : ObjectsContract, IClassFixture<PostgresFixture>
{
    private readonly PostgresTables tables = new(postgres);

    public override Task DisposeAsync() => tables.DisposeAsync();

    private protected override Task<ISandboxStore> OpenEmpty() => tables.OpenEmpty();
}

/// <inheritdoc cref="PostgresTransactions"/>
public sealed class PostgresQueues(PostgresFixture postgres) : QueuesContract, IClassFixture<PostgresFixture>
{
    private readonly PostgresTables tables = new(postgres);

    public override Task DisposeAsync() => tables.DisposeAsync();

    private protected override Task<ISandboxStore> OpenEmpty() => tables.OpenEmpty();
}

/// <summary>A database of its own for each test.</summary>
internal sealed class PostgresTables(PostgresFixture postgres)
{
    private NpgsqlDataSource? source;
    private SandboxDatabase? database;
    private PostgresSandboxStore? store;

    public async Task<ISandboxStore> OpenEmpty()
    {
        source = NpgsqlDataSource.Create(await postgres.CreateEmptyDatabase());
        database = new SandboxDatabase(source);
        return store = new PostgresSandboxStore(database);
    }

    public async Task DisposeAsync()
    {
        store?.Dispose();
        database?.Dispose();
        await (source?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
