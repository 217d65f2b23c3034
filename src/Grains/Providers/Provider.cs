using System.Diagnostics;
using static Marketplace.Providers.ProviderStatus;

namespace Marketplace.Providers;

/// <summary>The rules of a provider: who they say they are, what the gateway lets them do, and what operators decide.</summary>
internal sealed class Provider : IRules<ProviderState, ProviderCommand, ProviderEvent>
{
    private Provider()
    {
    }

    public static string StreamType => "provider";

    /// <summary>Read top-down as the transition table: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<ProviderEvent> Decide(ProviderState provider, ProviderCommand command, DateTimeOffset now) =>
        (provider.Status, command) switch
        {
            (None, RegisterProvider register) => Register(register, now),
            (None, _) => ProviderRefusals.Unknown,
            _ when !Concerns(provider, command.Context.By) => ProviderRefusals.Unknown,
            (_, RegisterProvider) => ProviderRefusals.AlreadyRegistered,
            _ when IsForStaff(command) && !command.Context.By.IsStaff => ProviderRefusals.NotYours,

            // What the gateway says is true in every status; an ended provider has only no use for it, but for where the rest is paid to.
            (_, ConfirmBankMail confirm) => BankAccounts.Confirm(provider, confirm, now),
            (Rejected or Closed, RecordGatewayFlags told) when told.AccountId == provider.Gateway.AccountId =>
                Decision<ProviderEvent>.Happened([.. BankAccounts.Told(provider, told, now)]),
            (Rejected or Closed, RecordGatewayAccount or RecordGatewayFlags) => Decision<ProviderEvent>.Nothing,
            (_, RecordGatewayAccount opened) => ProviderGateway.Opened(provider, opened.AccountId, now),
            (_, RecordGatewayFlags told) => ProviderGateway.Told(provider, told, now),

            // What is left of a business is paid too.
            (not Rejected, StateBankAccount stated) => BankAccounts.State(provider, stated, now),
            (not Rejected, WithdrawBankAccount withdraw) => BankAccounts.Withdraw(provider, withdraw, now),

            // Taxes outlive the business.
            (not Rejected, DeclareTaxDetails declare) => declare.Details == provider.TaxDetails
                ? Decision<ProviderEvent>.Nothing
                : new ProviderTaxDetailsDeclared(now, declare.Details),

            (Closed, CloseProvider) => Decision<ProviderEvent>.Nothing,
            (not Closed, CloseProvider close) => new ProviderClosed(now, close.Reason),
            (Rejected or Closed, _) => ProviderRefusals.NotWhile(provider.Status),

            (_, ChangeProviderProfile change) => Change(provider, change, now),
            (Pending or Active or Restricted, RequestOnboarding) => ProviderGateway.Request(provider, now),
            (_, AwardBadges award) => award.Badges == provider.Badges ? Decision<ProviderEvent>.Nothing : new ProviderBadgesAwarded(now, award.Badges),
            (Suspended, SuspendProvider) => Decision<ProviderEvent>.Nothing,
            (_, SuspendProvider suspend) => new ProviderSuspended(now, suspend.Reason),
            (Suspended, ReinstateProvider) => new ProviderReinstated(now, ProviderGateway.Standing(provider)),
            (Pending, RejectProvider reject) => new ProviderRejected(now, reject.Reason),

            _ => ProviderRefusals.NotWhile(provider.Status),
        };

    public static ProviderState Evolve(ProviderState provider, ProviderEvent happened) =>
        happened switch
        {
            ProviderRegistered e => provider with
            {
                Status = Pending,
                AccountId = e.AccountId,
                Profile = e.Profile,
                RegisteredAt = e.At,
                UpdatedAt = e.At,
            },
            ProviderProfileChanged e => provider with { Profile = e.Profile, UpdatedAt = e.At },
            ProviderTaxDetailsDeclared e => provider with { TaxDetails = e.Details, UpdatedAt = e.At },
            ProviderOnboardingRequested e => provider with { OnboardingIntent = e.IntentId, UpdatedAt = e.At },
            ProviderGatewayAccountOpened e => provider with { Gateway = provider.Gateway with { AccountId = e.AccountId }, UpdatedAt = e.At },
            ProviderGatewayFlagsChanged e => provider with { Gateway = provider.Gateway with { Flags = e.Flags }, UpdatedAt = e.At },
            ProviderBankChanged e => BankAccounts.Evolve(provider, e),
            ProviderBankWithdrawn e => BankAccounts.Evolve(provider, e),
            ProviderBankMailed e => BankAccounts.Evolve(provider, e),
            ProviderActivated e => provider with { Status = Active, ActivatedAt = provider.ActivatedAt ?? e.At, UpdatedAt = e.At },
            ProviderRestricted e => provider with { Status = Restricted, UpdatedAt = e.At },
            ProviderBadgesAwarded e => provider with { Badges = e.Badges, UpdatedAt = e.At },
            ProviderSuspended e => provider with { Status = Suspended, SuspendedAt = e.At, Reason = e.Reason, UpdatedAt = e.At },
            ProviderReinstated e => provider with { Status = e.Status, SuspendedAt = null, Reason = null, UpdatedAt = e.At },
            ProviderRejected e => provider with { Status = Rejected, Reason = e.Reason, UpdatedAt = e.At },
            ProviderClosed e => provider with { Status = Closed, ClosedAt = e.At, Reason = e.Reason, UpdatedAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Intent> Intents(ProviderState provider) =>
        [.. ProviderGateway.Intents(provider), .. BankAccounts.Intents(provider)];

    public static Refusal? OnConflict(ProviderState state, string constraint) =>
        constraint == ProviderGateway.OnePerAccount ? ProviderRefusals.GatewayAccountUnknown : null;

    /// <summary>The person behind it and staff; to others its private side does not exist.</summary>
    public static bool Concerns(ProviderState provider, Actor who) =>
        who.IsStaff || (who.Id != Guid.Empty && who.Id == provider.AccountId);

    /// <summary>Customers may see and book what is offered.</summary>
    public static bool IsOnTheMarket(ProviderState provider) => provider.Status is Pending or Active or Restricted;

    private static bool IsForStaff(ProviderCommand command) =>
        command is RecordGatewayAccount or RecordGatewayFlags or ConfirmBankMail or AwardBadges or SuspendProvider or ReinstateProvider or RejectProvider;

    private static Decision<ProviderEvent> Register(RegisterProvider register, DateTimeOffset now) =>
        register.Context.By is { Role: ActorRole.Member } person
            ? new ProviderRegistered(now, person.Id, ProviderProfiles.First(register))
            : ProviderRefusals.AccountRequired;

    private static Decision<ProviderEvent> Change(ProviderState provider, ChangeProviderProfile change, DateTimeOffset now)
    {
        var profile = change.Changes.Apply(provider.Profile!);
        return profile.Country != provider.Profile!.Country && provider.OnboardingIntent != Guid.Empty
            ? ProviderRefusals.CountrySettled
            : new ProviderProfileChanged(now, profile);
    }
}
