using static Marketplace.FactNames;

namespace Marketplace.Packages;

/// <summary>Every way a package says no, and the facts behind it. The codes are documented in docs/errors.md.</summary>
internal static class PackageRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "package.unknown", "There is no such package.");

    public static readonly Refusal AlreadyBought =
        new(RefusalKind.NotNow, "package.already-bought", "This package was bought before.");

    public static Refusal OwnOffer(Guid provider) =>
        new Refusal(RefusalKind.NotNow, "package.own-offer", "Providers do not buy their own packages.").With("providerId", provider);

    public static Refusal NotForListing(Guid listing) =>
        new Refusal(
            RefusalKind.NotValid,
            "package.not-for-listing",
            "The package is not for this listing, or the listing is not paid here by its own price any more.").With("listingId", listing);

    public static Refusal NoCredit(int sessions) =>
        new Refusal(RefusalKind.NotNow, "package.no-credit", "No session of the package is left, or all of them are booked.").With("sessions", sessions);

    public static Refusal NothingLeft(int sessions) =>
        new Refusal(RefusalKind.NotNow, "package.nothing-left", "Every session of the package is booked or used, so there is nothing to give back.")
            .With("sessions", sessions);

    public static Refusal OneSession(TimeSpan duration) =>
        new Refusal(RefusalKind.NotValid, "package.one-session", "A credit pays for one session as the listing has it: for its usual duration.")
            .With("duration", duration);

    public static Refusal Expired(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "package.expired", "The package has expired.").With(Until, until).With(AsOf, now);

    public static Refusal ReturnOver(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "package.return-over", "The time in which it could be given back is over; ask the provider.")
            .With(Until, until).With(AsOf, now);

    /// <summary>Only what is paid and not over can be used, or given back.</summary>
    public static Refusal NotWhile(PackageStatus status)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "package.not-now", "That cannot be done now.")
            .With(Status, status).With(AllowedIn, PackageStatus.Active);
        return refusal with { Reason = $"That cannot be done while the package is {refusal.Facts[0].Value}." };
    }
}
