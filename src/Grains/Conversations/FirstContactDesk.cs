using Marketplace.Abuse;
using Microsoft.Extensions.Options;

namespace Marketplace.Conversations;

/// <summary>Where a thread asks, in the turn in which somebody has first words with somebody else, whether that is too much.</summary>
internal sealed class FirstContactDesk(IGrainFactory grains, IOptions<FirstContactOptions> options)
{
    /// <returns>Why not; null where they may, or where nobody counts.</returns>
    public async Task<Refusal?> Refusal(Guid thread, FirstWords words)
    {
        if (options.Value.Limits() is not { } limits)
        {
            return null;
        }

        var by = words.Context.By;
        var payer = await grains.GetGrain<IPayerGrain>(by.Id).Read(Actor.Platform, CancellationToken.None);
        var context = words.Context with { Id = new CommandId(DerivedId.From(words.Context.Id.Value, "first-contact")), IfVersion = null };
        var make = new MakeFirstContact(context, thread, words.ProviderId, words.Opens, words.TextMark, payer.View?.FirstPaidAt is not null, limits);
        return (await grains.GetGrain<IFirstContactsGrain>(by.Id).Make(make)).Refusal;
    }
}
