using Marketplace.Embedded;
using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulations;

/// <summary>
/// What the loops of a process do, without their clocks: the seed says when they look and how much they take. Each round
/// claims, carries out and finishes as the loops do, and several rounds may be under way at once.
/// </summary>
internal sealed class Workers(Town town, MarketProcess process, Chance chance)
{
    /// <summary>As many as two processes would have under way, so that rounds overlap and yet end.</summary>
    private const int MostRounds = 4;

    private int rounds;

    public bool IsFree => process.IsReady && rounds < MostRounds;

    public void Relay() => Begin(process.Services.GetRequiredService<RelayWork>());

    public void CarryOutIntents() => Begin(process.Services.GetRequiredService<IntentWork>());

    public void ProcessWebhooks() => Begin(process.Services.GetRequiredService<InboxWork>());

    /// <summary>Wakes the shards that have something due, as the pulse does.</summary>
    public void Pulse() => Begin(() => process.Services.GetRequiredService<SchedulerPulse>().RunDue(CancellationToken.None));

    private void Begin<TItem>(IWork<TItem> work) =>
        Begin(async () => await Task.WhenAll((await work.Claim(chance.Between(1, 8), CancellationToken.None)).Select(item => Process(work, item))));

    private void Begin(Func<Task> round)
    {
        rounds++;
        process.Process.Run(async () =>
        {
            try
            {
                await round();
            }
            catch (Exception error) when (error is StorageUnavailableException or TimeoutException or OperationCanceledException)
            {
                // The loops log it and look again; here the seed does. A shard that cannot begin in time answers with a cancellation.
                town.Log.Tell("workers", error.Message);
            }
            finally
            {
                rounds--;
            }
        });
    }

    private async Task Process<TItem>(IWork<TItem> work, TItem item)
    {
        using var patience = new CancellationTokenSource(process.Services.GetRequiredService<WorkOptions>().Patience, process.Process.Time);
        Exception? error = null;
        try
        {
            await work.CarryOut(item, patience.Token);
        }
        catch (Exception failed)
        {
            error = failed;
        }

        // What cannot be written is left to its lease, as the loops do in the end.
        await work.Finish(item, error, CancellationToken.None);
    }
}
