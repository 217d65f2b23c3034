using Marketplace.Hosting;
using Marketplace.Providers;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Opens providers' accounts at Stripe and their onboarding pages.</summary>
internal sealed class StripeAccounts(StripeClients clients, OwnAddress address, IGrainFactory grains) : IIntentHandler, IOnboardingLinks
{
    /// <summary>The intent that asks for an account.</summary>
    public const string OpenAccount = "stripe.account";

    /// <summary>How far Stripe's clock may be from ours when an account is looked for by its age.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public ImmutableArray<string> Kinds => [OpenAccount];

    public static AccountNews NewsOf(Account account) =>
        new(
            new GatewayFlags(
                account.ChargesEnabled,
                account.PayoutsEnabled,
                account.DetailsSubmitted,
                [.. account.Requirements?.CurrentlyDue ?? []]),
            [.. (account.ExternalAccounts?.Data ?? []).OfType<Stripe.BankAccount>()
                .Where(bank => bank.DefaultForCurrency is true)
                .Select(bank => new Providers.BankAccount(
                    bank.Id, bank.Fingerprint ?? bank.Id, bank.Currency.ToUpperInvariant(), bank.BankName, bank.Last4))]);

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IProviderGrain>(intent.Stream.GetGuidKey());
        var provider = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        var service = new AccountService(clients.Client);
        var options = OptionsOf(provider);
        var account = await StripeWrites.Once(
            intent.Id,
            intent.IsRepeat,
            Find,
            key => service.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancellationToken));
        await grain.RecordGatewayAccount(new RecordGatewayAccount(intent.Report("account"), account.Id));

        async Task<Account?> Find() =>
            await service.ListAutoPagingAsync(
                    new AccountListOptions
                    {
                        Created = new DateRangeOptions { GreaterThanOrEqual = (intent.WantedAt - ClockSkew).UtcDateTime },
                        Limit = 100,
                    },
                    null,
                    cancellationToken)
                .FirstOrDefaultAsync(candidate => StripeMetadata.ProviderOf(candidate.Metadata) == provider.Id, cancellationToken);
    }

    public async Task<OnboardingLink> Create(string accountId, CancellationToken cancellationToken)
    {
        var back = new Uri(address.Value, "/api/v1/marketplace/providers/me").ToString();
        var link = await new AccountLinkService(clients.Client).CreateAsync(
            new AccountLinkCreateOptions { Account = accountId, RefreshUrl = back, ReturnUrl = back, Type = "account_onboarding" },
            null,
            cancellationToken);
        var account = await new AccountService(clients.Client).GetAsync(accountId, cancellationToken: cancellationToken);
        return new OnboardingLink(link.Url, NewsOf(account));
    }

    public async Task<string> CreateBankPage(string accountId, CancellationToken cancellationToken) =>
        (await new AccountLoginLinkService(clients.Client).CreateAsync(accountId, null, null, cancellationToken)).Url;

    private static AccountCreateOptions OptionsOf(ProviderView provider) =>
        new()
        {
            Type = "express",
            Country = provider.Profile.Country,
            DefaultCurrency = provider.Profile.Currency.ToLowerInvariant(),
            Capabilities = new AccountCapabilitiesOptions
            {
                CardPayments = new AccountCapabilitiesCardPaymentsOptions { Requested = true },
                Transfers = new AccountCapabilitiesTransfersOptions { Requested = true },
            },

            // The platform decides when providers are paid.
            Settings = new AccountSettingsOptions
            {
                Payouts = new AccountSettingsPayoutsOptions
                {
                    Schedule = new AccountSettingsPayoutsScheduleOptions { Interval = "manual" },
                },
            },
            Metadata = StripeMetadata.OfProvider(provider.Id),
        };
}
