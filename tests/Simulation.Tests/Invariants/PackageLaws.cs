using Marketplace.Bookings;
using Marketplace.Ledger;
using Marketplace.Packages;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of packages, computed apart from the rules.</summary>
internal static class PackageLaws
{
    public static IEnumerable<Violation> Judge(Town town)
    {
        var history = town.Watch.History;
        return [.. Owners(history), .. Ends(history), .. Money(history), .. Bookings(history), .. Listings(history), .. Liability(town, history)];
    }

    /// <summary>A credit is given when nobody has it, to a booking that has none.</summary>
    private static IEnumerable<Violation> Owners(History history)
    {
        var owners = new Dictionary<(string Package, int Number), Guid>();
        foreach (var step in history.Steps)
        {
            var (number, booking, gives) = step.Step.Event switch
            {
                CreditReserved e => (e.Number, e.BookingId, true),
                CreditTaken e => (e.Number, e.BookingId, true),
                CreditLetGo e => (e.Number, e.BookingId, false),
                CreditReturned e => (e.Number, e.BookingId, false),
                _ => default,
            };
            var credit = (step.Step.Stream, number);
            if (number > 0 && (owners.TryGetValue(credit, out var owner) ? owner != booking : !gives || owners.Any(other => other.Key.Package == credit.Stream && other.Value == booking)))
            {
                yield return new Violation("packages", $"{credit.Stream}@{step.Step.Version}: {step.Step.Event} when credit {number} is {owner}'s");
            }

            if (gives)
            {
                owners[credit] = booking;
            }
            else
            {
                owners.Remove(credit);
            }
        }
    }

    /// <summary>Long after the last of them has expired, every session is decided.</summary>
    private static IEnumerable<Violation> Ends(History history) =>
        from package in history.Last<PackageState>()
        let state = package.State
        where state.Status is PackageStatus.PendingPayment or PackageStatus.Active
            || (state.Charge is not null && state.Credits.Any(credit => credit.Status is CreditStatus.Free or CreditStatus.Reserved or CreditStatus.Taken))
        select new Violation("liveness", $"{package.Id} is {state.Status} with {string.Join(", ", state.Credits)}");

    /// <summary>Everything that was paid for a package is earned by a session, lapsed, or given back, share by share.</summary>
    private static IEnumerable<Violation> Money(History history)
    {
        var purchases = history.Last<PaymentState>().Select(payment => payment.State).Where(payment => payment.Purpose is PaymentPurpose.Package).ToDictionary(payment => payment.BookingId);
        foreach (var (id, package) in history.Last<PackageState>().Where(package => package.State.Charge is not null))
        {
            var paid = purchases[id.GetGuidKey()];
            var again = package.Credits.Sum(credit => credit.Returned?.Amount ?? 0);
            var (used, returned, lapsed) = (package.Sum(CreditStatus.Used).Amount - again, package.Sum(CreditStatus.Refunded).Amount + again, package.Sum(CreditStatus.Lapsed).Amount);
            if (used + returned + lapsed != paid.Captured || returned != paid.RefundsDone + (paid.Chargebacks?.RefundsSettled ?? 0) || lapsed != paid.ProviderShare + paid.PlatformShare + (paid.Chargebacks?.SharesSettled ?? 0))
            {
                yield return new Violation("packages", $"{id}: {used} used, {returned} returned, {lapsed} lapsed; {paid.Captured} paid, {paid.RefundsDone} went back, {paid.ProviderShare} and {paid.PlatformShare} were earned");
            }
        }
    }

    /// <summary>A booking that went on has its credit, and pays its provider the share, of which what the platform gives at its own expense is nothing; one that was given back has none.</summary>
    private static IEnumerable<Violation> Bookings(History history)
    {
        var used = history.Last<PackageState>()
            .SelectMany(package => package.State.Credits.Where(credit => credit.Status is CreditStatus.Used).Select(credit => (Package: package.Id.GetGuidKey(), Credit: credit)))
            .ToDictionary(item => item.Credit.BookingId!.Value);
        foreach (var payment in history.Last<PaymentState>().Select(payment => payment.State).Where(payment => payment.Credit is not null))
        {
            var earned = payment.ProviderShare + payment.PlatformShare + payment.RefundsPromised - payment.Goodwill;
            var has = used.TryGetValue(payment.BookingId, out var item);
            if (has != (earned > 0) || (has && (item.Credit.Share.Amount != earned || item.Package != payment.Credit!.PackageId || item.Credit.Number != payment.Credit.Number)))
            {
                yield return new Violation("packages", $"booking {payment.BookingId} earned {earned} with {payment.Credit}, and its package says {item}");
            }
        }

        foreach (var (id, booking) in history.Last<BookingState>().Where(booking => booking.State is { Status: BookingStatus.Closed, Terms.Credit: not null } && !used.ContainsKey(booking.Id.GetGuidKey())))
        {
            yield return new Violation("packages", $"{id} is {booking.Status} and used no session");
        }
    }

    /// <summary>A session is a booking of something that the package was sold for, and is worth the same whatever that is.</summary>
    private static IEnumerable<Violation> Listings(History history)
    {
        var packages = history.Last<PackageState>().ToDictionary(package => package.Id.GetGuidKey(), package => package.State);
        foreach (var (at, placed) in history.All<BookingPlaced>())
        {
            if (placed.Terms is { Credit: { } credit } terms && packages[credit.PackageId] is var package
                && (!(package.Terms!.Plan.Further ?? []).Add(package.Terms.Plan.ListingId).Contains(terms.ListingId)
                    || terms.ProviderId != package.Terms.ProviderId
                    || terms.Rates != package.Terms.Rates
                    || terms.Total != package.Credits[credit.Number - 1].Share))
            {
                yield return new Violation("packages", $"{at.Stream} is of {terms.ListingId} for {terms.Total} with {terms.Rates}, paid by {credit} of {package.Terms}");
            }
        }
    }

    /// <summary>The ledger owes for packages what they have not settled: nothing, once all of them have.</summary>
    private static IEnumerable<Violation> Liability(Town town, History history)
    {
        var owed = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Accounts.PackageLiability)
            .ToLookup(leg => leg.Owner, leg => -leg.Amount.Amount);
        foreach (var (id, package) in history.Last<PackageState>())
        {
            var left = package.Charge is null ? 0 : package.Credits.Where(credit => credit.Status is CreditStatus.Free or CreditStatus.Reserved or CreditStatus.Taken).Sum(credit => credit.Share.Amount);
            if (owed[id.GetGuidKey()].Sum() != left)
            {
                yield return new Violation("packages", $"{id} still has {left}, and the ledger owes {owed[id.GetGuidKey()].Sum()} for it");
            }
        }
    }
}
