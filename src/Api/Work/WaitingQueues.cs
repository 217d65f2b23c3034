using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Abuse;
using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Moderation;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Reconciliation;
using Marketplace.Scheduling;
using Marketplace.SecurityDeposits;

namespace Marketplace.Work;

/// <summary>How much waits in each of the operators' queues, by the lists that they look at themselves.</summary>
internal sealed class WaitingQueues
{
    /// <summary>What a queue shows first. Whoever has more than that waiting has other worries than how much more it is.</summary>
    private static readonly PageRequest FirstPage = new(PageRequest.MaxLimit, null, "queues");

    private readonly ImmutableArray<Func<CancellationToken, Task<QueueBody>>> all;

    public WaitingQueues(
        IDisputeList disputes,
        ISecurityDepositList deposits,
        ISupportQueue support,
        IMessageReportList reports,
        IFlagList flags,
        IPayoutQueue payouts,
        IHandoverList handovers,
        IReconciliationLists reconciliation,
        TimerDesk timers,
        IWorkQueue work) =>
        all =
        [
            cancel => Body("disputes", disputes.Read(FirstPage, cancel)),
            cancel => Body("security-deposits", deposits.Contested(FirstPage, cancel)),
            cancel => Body("support", support.Read(FirstPage, cancel)),
            cancel => Body("reports", reports.Queue(ReportStatus.Open, FirstPage, cancel)),
            cancel => Body("appeals", reports.Queue(ReportStatus.Appealed, FirstPage, cancel)),
            cancel => Body("flags", flags.Read(FlagStatus.Open, FirstPage, cancel)),
            cancel => Body("payouts", payouts.Read(FirstPage, cancel)),
            cancel => Body("handovers", handovers.Read(provider: null, FirstPage, cancel)),
            cancel => Body("reconciliation", reconciliation.Queue(FirstPage, cancel)),
            cancel => Body("timers", timers.Queue(state: null, FirstPage, cancel)),
            cancel => Body("intents", work.Read(WorkKind.Intent, state: null, FirstPage, cancel)),
            cancel => Body("webhooks", work.Read(WorkKind.Webhook, state: null, FirstPage, cancel)),
            cancel => Body("relays", work.Read(WorkKind.Relay, state: null, FirstPage, cancel)),
        ];

    /// <summary>One after the other: a console that is open must not take a connection for each queue.</summary>
    public async Task<ImmutableArray<QueueBody>> Read(CancellationToken cancellationToken)
    {
        var queues = ImmutableArray.CreateBuilder<QueueBody>(all.Length);
        foreach (var read in all)
        {
            queues.Add(await read(cancellationToken));
        }

        return queues.MoveToImmutable();
    }

    private static async Task<QueueBody> Body<T>(string queue, Task<Page<T>> first)
    {
        var page = await first;
        return new QueueBody(queue, page.Items.Count, page.Next is not null, MarkOf(page.Items));
    }

    /// <summary>Half a digest: two lists in a row that differ have another one.</summary>
    private static string MarkOf<T>(IReadOnlyList<T> items) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(items, MarketplaceJson.Options)).AsSpan(0, 16));
}
