using Marketplace.Payments;

namespace Marketplace.Payouts;

/// <summary>Starts the payouts that a period was cut into, and tells payments what of their reversals was written off.</summary>
internal sealed class ProviderAccountRelay(IGrainFactory grains) : IRelay<ProviderAccountEvent>
{
    public bool Hears(ProviderAccountEvent happened) => happened is PayoutCut or BalanceWrittenOff;

    public async Task Tell(Notice<ProviderAccountEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case PayoutCut cut:
                var day = await grains.GetGrain<IBankCalendarGrain>(BankCalendarId.Of(cut.Currency)).BankingDayFrom(cut.At, cancellationToken);
                await grains.GetGrain<IPayoutGrain>(cut.PayoutId).Start(
                    new StartPayout(notice.Cause("payout"), notice.Source, cut.Amount, cut.Period, cut.Items, cut.IsByHand, day.Closed.IsEmpty ? null : day));
                break;
            case BalanceWrittenOff writtenOff:
                foreach (var reversal in writtenOff.Reversals)
                {
                    await grains.GetGrain<IPaymentGrain>(reversal.PaymentId).Forgive(
                        new ForgiveReversal(notice.Cause($"forgiven/{reversal.IntentId}"), reversal.IntentId, reversal.Amount));
                }

                break;
        }
    }
}
