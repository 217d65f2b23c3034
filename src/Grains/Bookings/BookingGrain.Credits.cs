using Marketplace.Listings;
using Marketplace.Packages;

namespace Marketplace.Bookings;

/// <summary>What a booking does that a credit of a package pays for.</summary>
internal sealed partial class BookingGrain
{
    /// <summary>
    /// The credit is kept first, because the price is its share, and let go when there is no booking after all. Each try names its
    /// wish by what the package was before it, so that one that is repeated after a refusal asks again.
    /// </summary>
    private async Task<Outcome<BookingView>> BookWithCredit(BookSlot command, BookingTerms terms, Guid packageId)
    {
        if (!CreditTerms.CanPay(terms))
        {
            return PackageRefusals.NotForListing(command.ListingId);
        }

        var package = grains.GetGrain<IPackageGrain>(packageId);
        var known = await package.Read(command.Context.By, CancellationToken.None);
        if (known.View is not { } bought)
        {
            return known.Refusal!;
        }

        // Its price may have changed since, and its policy with it; neither means anything in another currency.
        if (bought.Terms.Plan.Price.Currency != terms.Total.Currency)
        {
            return PackageRefusals.NotForListing(command.ListingId);
        }

        var bookingId = this.GetPrimaryKey();
        var reserved = await package.Reserve(new ReserveCredit(Try("reserve"), bookingId, command.ListingId));
        if (reserved.View is not { } credit)
        {
            return reserved.Refusal!;
        }

        var outcome = await Book(command, CreditTerms.Of(terms, credit));
        if (outcome.Refusal is not null)
        {
            await package.LetGo(new LetCreditGo(Try("let-go"), bookingId));
        }

        return outcome;

        CommandContext Try(string purpose) => command.Context with
        {
            Id = new CommandId(DerivedId.From(command.Context.Id.Value, $"{purpose}/{bought.Version}")),
            IfVersion = null,
        };
    }

    /// <summary>A credit pays for what the listing sells as one session, and for nothing longer.</summary>
    private async Task<Outcome<BookingTerms>> SessionTerms(BookSlot command)
    {
        var terms = await grains.GetGrain<IListingTerms>(command.ListingId)
            .Terms(new TermsQuery(command.Start, null, command.Seats, command.Chosen), CancellationToken.None);
        return terms.View is { Duration: { } usual } && command.Duration is { } wanted && usual != wanted ? PackageRefusals.OneSession(usual) : terms;
    }
}
