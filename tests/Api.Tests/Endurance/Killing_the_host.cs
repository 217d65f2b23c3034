using Npgsql;

namespace Marketplace.Endurance;

/// <summary>kill -9 while one whole booking happens. The story ends as it should, and every invariant holds.</summary>
public sealed class Killing_the_host(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task After_every_single_commit_it_dies_and_nothing_is_lost_or_done_twice()
    {
        var database = await postgres.CreateDatabase();
        using var marketplace = new MortalMarketplace($"--ConnectionStrings:Marketplace={database}");
        var story = new MortalStory(marketplace, static () => Task.CompletedTask);
        await story.Prepare();

        await using (await Assassin.Hire(database, () => marketplace.Host))
        {
            await story.Play();
        }

        // The story has about thirty commits after its preparation; fewer deaths would mean that the killer slept.
        Assert.InRange(marketplace.Started, 15, 250);
        var (exitCode, output) = await HostProcess.Run("verify", "--environment=Development", $"--ConnectionStrings:Marketplace={database}");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Kills the host at every commit, told by the database itself in the moment of the commit.</summary>
    private sealed class Assassin : IAsyncDisposable
    {
        private const string Contract =
            """
            create function marketplace.tell_commit() returns trigger language plpgsql as $$
            begin
              perform pg_notify('committed', '');
              return null;
            end $$;
            create trigger tell_commit after insert on marketplace.events for each statement execute function marketplace.tell_commit();
            """;

        private readonly NpgsqlConnection ear;
        private readonly CancellationTokenSource retired = new();
        private readonly Task work;

        private Assassin(NpgsqlConnection ear, Func<HostProcess?> target)
        {
            this.ear = ear;
            ear.Notification += (_, _) => target()?.Kill();
            work = Listen();
        }

        public static async Task<Assassin> Hire(string database, Func<HostProcess?> target)
        {
            var ear = new NpgsqlConnection(database);
            await ear.OpenAsync();
            await using var command = new NpgsqlCommand($"{Contract} listen committed;", ear);
            await command.ExecuteNonQueryAsync();
            return new Assassin(ear, target);
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
