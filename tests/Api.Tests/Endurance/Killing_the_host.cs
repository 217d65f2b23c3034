using Npgsql;

namespace Marketplace.Endurance;

/// <summary>kill -9 while one whole booking happens. The story ends as it should, and every invariant holds.</summary>
public sealed class Killing_the_host(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task After_every_kind_of_commit_it_dies_and_nothing_is_lost_or_done_twice()
    {
        var database = await postgres.CreateDatabase();
        using var marketplace = new MortalMarketplace($"--ConnectionStrings:Marketplace={database}");
        var story = new MortalStory(marketplace, static () => Task.CompletedTask);
        await story.Prepare();

        await using (var assassin = await Assassin.Hire(database, marketplace.Kill))
        {
            await story.Play();

            // The story has about forty kinds of commits; fewer deaths would mean that the killer slept.
            Assert.InRange(assassin.Victims.Count, 25, 100);
            Assert.InRange(marketplace.Started, assassin.Victims.Count / 2, 100);
        }

        var (exitCode, output) = await HostProcess.Run("verify", "--environment=Development", $"--ConnectionStrings:Marketplace={database}");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>
    /// Kills the host after the first commit of each kind, told by the database itself in the moment of the commit. A kind
    /// is what one write says happened: the fourth message of a thread leaves the same work undone as the first.
    /// </summary>
    private sealed class Assassin : IAsyncDisposable
    {
        private const string Contract =
            """
            create function marketplace.tell_commit() returns trigger language plpgsql as $$
            begin
              perform pg_notify('committed', (select string_agg(distinct type, ' ' order by type) from written));
              return null;
            end $$;
            create trigger tell_commit after insert on marketplace.events referencing new table as written
            for each statement execute function marketplace.tell_commit();
            """;

        private readonly NpgsqlConnection ear;
        private readonly CancellationTokenSource retired = new();
        private readonly HashSet<string> victims = new(StringComparer.Ordinal);
        private readonly Task work;

        private Assassin(NpgsqlConnection ear, Action kill)
        {
            this.ear = ear;
            ear.Notification += (_, told) =>
            {
                if (victims.Add(told.Payload))
                {
                    kill();
                }
            };
            work = Listen();
        }

        /// <summary>The kinds of commits that somebody died of.</summary>
        public IReadOnlyCollection<string> Victims => victims;

        public static async Task<Assassin> Hire(string database, Action kill)
        {
            var ear = new NpgsqlConnection(database);
            await ear.OpenAsync();
            await using var command = new NpgsqlCommand($"{Contract} listen committed;", ear);
            await command.ExecuteNonQueryAsync();
            return new Assassin(ear, kill);
        }

        public async ValueTask DisposeAsync()
        {
            await retired.CancelAsync();
            await work;
            await ear.DisposeAsync();
            retired.Dispose();
        }

        private async Task Listen()
        {
            try
            {
                while (true)
                {
                    await ear.WaitAsync(retired.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // Retired.
            }
        }
    }
}
