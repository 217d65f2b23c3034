using Marketplace.Conversations;

namespace Marketplace.Packages;

/// <summary>
/// Says in the threads about its listings what becomes of the customer's package. A package has no thread of its own: where the two
/// never wrote to each other nothing is said, because each of its bookings has a thread that tells the rest.
/// </summary>
internal sealed class PackageThreadRelay(IGrainFactory grains) : IRelay<PackageEvent>
{
    public bool Hears(PackageEvent happened) => Words(happened) is not null;

    public async Task Tell(Notice<PackageEvent> notice, CancellationToken cancellationToken)
    {
        if (Words(notice.Event) is not var (code, text))
        {
            return;
        }

        var package = notice.Known(await grains.GetGrain<IPackageGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        foreach (var listing in package.Terms.Plan.Listings())
        {
            var thread = grains.GetGrain<IConversationGrain>(ConversationId.OfListing(listing, package.CustomerId));
            if ((await thread.Read(Actor.Platform, cancellationToken)).View is { Conversation.Topic: var topic })
            {
                await thread.PostSystem(new PostSystemMessage(notice.Cause("thread"), topic, code, text));
            }
        }
    }

    private static (string Code, string Text)? Words(PackageEvent happened) => happened switch
    {
        PackageActivated => ("package.activated", "The package is paid, and its sessions can be booked."),
        PackageUsedUp => ("package.used-up", "Every session of the package is used."),
        PackageExpired => ("package.expired", "The package has expired. What is booked stays booked."),
        PackageRefunded { Reason: { } reason } => ("package.refunded", $"What was not booked of the package goes back to the customer. {reason}"),
        PackageRefunded => ("package.refunded", "What was not booked of the package goes back to the customer."),
        _ => null,
    };
}
