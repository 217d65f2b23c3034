using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>
/// The numbered scripts beside this file, each applied once. Apart from the product's migrations on purpose: the
/// sandbox stands for systems that the product does not own.
/// </summary>
internal static class SandboxSchema
{
    /// <summary>Any number that nobody else locks: "sandbox" in ASCII, cut to eight bytes.</summary>
    private const long Lock = 0x73616e64626f78;

    public static async Task Apply(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.Run($"select pg_advisory_xact_lock({Lock})", [], cancellationToken);
        await connection.Run(
            """
            create schema if not exists sandbox;
            create table if not exists sandbox.migration (name text primary key, checksum text not null);
            """,
            [],
            cancellationToken);

        foreach (var (name, script) in Scripts())
        {
            await Apply(connection, name, script, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task Apply(NpgsqlConnection connection, string name, string script, CancellationToken cancellationToken)
    {
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        var applied = await connection.Scalar<string>("select checksum from sandbox.migration where name = $1", [name], cancellationToken);
        if (applied is null)
        {
            await connection.Run(script, [], cancellationToken);
            await connection.Run("insert into sandbox.migration (name, checksum) values ($1, $2)", [name, checksum], cancellationToken);
        }
        else if (applied != checksum)
        {
            throw new InvalidOperationException($"The sandbox script {name} was changed after it had been applied to this database.");
        }
    }

    private static IEnumerable<(string Name, string Script)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name, Read(assembly, name)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
