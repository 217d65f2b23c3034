using System.Globalization;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>The twin in memory refuses what its schemas say; these are held against the migrations.</summary>
public sealed class Schemas_of_the_twin(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Say_what_the_migrations_say()
    {
        await using var database = NpgsqlDataSource.Create(await postgres.CreateDatabase());

        foreach (var schema in ReadModelSchemas.All)
        {
            Assert.Equal(await ColumnsOf(database, schema.Name), Described(schema));
            Assert.Equal(await RulesOf(database, schema.Name), schema.Rules.Select(rule => rule.Name).Order(StringComparer.Ordinal));
            Assert.Equal(await KeyOf(database, schema.Name), schema.Key.AsEnumerable());
        }
    }

    private static string[] Described(TableSchema schema) =>
        [.. schema.Columns.Select(column => string.Create(
            CultureInfo.InvariantCulture, $"{column.Name} {(column.MayBeNull ? "null" : "not null")} {column.Default}").Trim()
            .ToLowerInvariant()).Order(StringComparer.Ordinal)];

    /// <summary>Columns that the database computes are none of the twin's.</summary>
    private static Task<string[]> ColumnsOf(NpgsqlDataSource database, string table) => Texts(
        database,
        """
        select trim(column_name || case is_nullable when 'YES' then ' null ' else ' not null ' end
          || trim(both '''' from replace(coalesce(column_default, ''), '::text', '')))
        from information_schema.columns
        where table_schema = 'marketplace' and table_name = $1 and is_generated = 'NEVER'
        """,
        table);

    private static Task<string[]> RulesOf(NpgsqlDataSource database, string table) => Texts(
        database,
        """
        select conname from pg_constraint where conrelid = ('marketplace.' || $1)::regclass and contype in ('u', 'c', 'x')
        union
        select index.relname from pg_index join pg_class as index on index.oid = indexrelid
        where indrelid = ('marketplace.' || $1)::regclass and indisunique and not indisprimary
        """,
        table);

    private static async Task<string[]> KeyOf(NpgsqlDataSource database, string table)
    {
        await using var command = database.CreateCommand(
            """
            select array_agg(attname::text order by place) from pg_constraint
            cross join unnest(conkey) with ordinality as part (number, place)
            join pg_attribute on attrelid = conrelid and attnum = part.number
            where conrelid = ('marketplace.' || $1)::regclass and contype = 'p'
            """);
        command.Parameters.Add(new() { Value = table });
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string[]> Texts(NpgsqlDataSource database, string sql, string table)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = table });
        var texts = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            texts.Add(rows.GetString(0));
        }

        return [.. texts.Order(StringComparer.Ordinal)];
    }
}
