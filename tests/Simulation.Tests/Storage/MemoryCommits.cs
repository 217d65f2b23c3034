using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>
/// Commits of one process, over a connection that can fail in every way a connection to PostgreSQL can: refused, lost
/// before or after the server acted, slow, or cut short by the death of the process.
/// </summary>
internal sealed class MemoryCommits(Town town, MemoryDatabase database, TimeProvider time) : ICommits
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(40);

    public async Task Commit(AggregateWrite write)
    {
        // A round trip: meanwhile others run.
        await Task.Yield();
        if (!town.Faults.Strikes(Fault.Storage))
        {
            database.Commit(write);
            await Task.Yield();
            return;
        }

        switch (town.Faults.Way(Fault.Storage, 6))
        {
            case 0:
                Tell("is away", write);
                throw new StorageUnavailableException("No connection to the database.");
            case 1:
                Tell("lost the question", write);
                throw new OutcomeUnknownException();
            case 2:
                database.Commit(write);
                Tell("lost the answer", write);
                await Task.Yield();
                throw new OutcomeUnknownException();
            case 3:
                Tell("hears nothing more", write);
                town.KillMarket();
                await Never();
                break;
            case 4:
                database.Commit(write);
                Tell("tells nobody any more", write);
                town.KillMarket();
                await Never();
                break;
            default:
                Tell("is slow", write);
                await Task.Delay(town.Faults.Span(Fault.Storage, Slow), time);
                database.Commit(write);
                break;
        }
    }

    private void Tell(string what, AggregateWrite write) => town.Log.Tell("database", $"{what}: {write.Stream}@{write.Version}");

    private static Task Never() => new TaskCompletionSource().Task;
}
