using Marketplace.Payments;
using Marketplace.Providers;
using Microsoft.Extensions.Options;

namespace Marketplace.Abuse;

/// <summary>Looks at who paid whom with what whenever money came, and says what looks wrong.</summary>
internal sealed class SelfDealingRelay(IGrainFactory grains, IDealings dealings, IOptions<AbuseOptions> options) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) =>
        options.Value.Enabled is true && happened is PaymentAuthorised { Card: not null } or PaymentCaptured or PaymentStarted { Amount.IsZero: true };

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payment = notice.Known(await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var (provider, customer, since) = (payment.ProviderId, payment.CustomerId, notice.At - SelfDealing.Span);
        if (CardOf(notice.Event) is { } card)
        {
            var paid = new CardPayment(notice.Source, customer, provider);
            foreach (var seen in SelfDealing.OfCard(card, paid, await dealings.OfCard(card, since, cancellationToken)))
            {
                await Raise(seen);
            }
        }

        var there = await dealings.Between(provider, customer, since, cancellationToken);
        if (SelfDealing.Free(provider, customer, there) is { } free)
        {
            await Raise(free);
        }

        if (there.Paid >= SelfDealing.TimesEach
            && (await grains.GetGrain<IProviderGrain>(provider).Read(Actor.Platform, cancellationToken)).View?.AccountId is { } owner
            && SelfDealing.Reciprocal(
                provider, customer, there, await dealings.Between(SelfDealing.ProviderOf(customer), owner, since, cancellationToken)) is { } each)
        {
            await Raise(each);
        }

        Task Raise((Guid Id, FlagCase Case) seen) =>
            grains.GetGrain<IFlagGrain>(seen.Id).Raise(new RaiseFlag(notice.Cause($"flag/{seen.Id}"), seen.Case));
    }

    private static string? CardOf(PaymentEvent happened) => happened switch
    {
        PaymentAuthorised e => e.Card,
        PaymentCaptured e => e.Card,
        _ => null,
    };
}
