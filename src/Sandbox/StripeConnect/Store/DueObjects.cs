using System.Diagnostics;

namespace Marketplace.Sandbox;

/// <summary>Something that time alone changes.</summary>
internal sealed record DueObject(string Id, string Kind, string Account, string? Key, DateTimeOffset At);

/// <summary>Pages that expire, holds that lapse, payouts that arrive, refunds that come back, disputes that banks decide, clocks that arrive or have had their time.</summary>
internal static class DueObjects
{
    /// <returns>False when somebody else was faster.</returns>
    public static async Task<bool> Run(Work work, DueObject due)
    {
        if (await work.Lock(due.Kind, due.Id) is not { } subject || subject.DueAt != due.At)
        {
            return false;
        }

        await (due.Kind switch
        {
            CheckoutSessions.Kind => Checkout.Close(work, subject),
            PaymentIntents.Kind when subject.Status == "processing" => Debits.Arrive(work, subject),
            PaymentIntents.Kind => Cards.Release(work, subject, "automatic"),
            Disputes.Kind => Banks.Decide(work, subject),
            Refunds.Kind => Refunds.Fail(work, subject),
            Payouts.Kind => Payouts.Arrive(work, subject),
            TestClocks.Kind => TestClocks.Pass(work, subject),
            _ => throw new UnreachableException($"Time changes no {due.Kind}."),
        });
        return true;
    }
}
