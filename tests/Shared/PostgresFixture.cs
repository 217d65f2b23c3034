using System.Collections.Concurrent;
using Npgsql;

namespace Marketplace;

/// <summary>
/// Databases for the tests of one class: <c>public sealed class X(PostgresFixture postgres) : IClassFixture&lt;PostgresFixture&gt;</c>.
/// All classes of a process share one server, and each test takes databases of its own, so nothing has to run in order.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly ConcurrentBag<string> databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Makes an empty, migrated database and returns its owner's connection string. It is dropped when the class is done.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"test_{Guid.NewGuid():N}";
        databases.Add(name);
        return await TestServer.CreateDatabase(name);
    }

    /// <summary>Makes a copy of a database to which nobody is connected, and returns its owner's connection string.</summary>
    public async Task<string> CreateCopyOf(string original)
    {
        var name = $"test_{Guid.NewGuid():N}";
        databases.Add(name);
        await TestServer.Execute($"create database {name} template {new NpgsqlConnectionStringBuilder(original).Database}");
        return (await TestServer.Server).ConnectionString(name);
    }

    /// <summary>Makes a database in which nothing has been done yet.</summary>
    public async Task<string> CreateEmptyDatabase()
    {
        var name = $"test_{Guid.NewGuid():N}";
        databases.Add(name);
        await TestServer.Execute($"create database {name}");
        return (await TestServer.Server).ConnectionString(name);
    }

    public async Task DisposeAsync()
    {
        foreach (var name in databases)
        {
            await TestServer.Execute($"drop database if exists {name} with (force)");
        }
    }
}
