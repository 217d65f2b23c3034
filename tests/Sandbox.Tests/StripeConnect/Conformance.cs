using System.Text.Json.Nodes;
using Marketplace.Sandbox.Cast;
using Stripe;
using TestClockCreateOptions = Stripe.TestHelpers.TestClockCreateOptions;
using TestClockService = Stripe.TestHelpers.TestClockService;

namespace Marketplace.Sandbox.StripeConnect;

/// <summary>Every object that the stand-in answers with has the keys that Stripe's has, and its id the right prefix.</summary>
public sealed class Conformance(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["account"] = "acct_",
        ["balance_transaction"] = "txn_",
        ["charge"] = "ch_",
        ["checkout.session"] = "cs_test_",
        ["customer"] = "cus_",
        ["dispute"] = "dp_",
        ["event"] = "evt_",
        ["payment_intent"] = "pi_",
        ["payment_method"] = "pm_",
        ["payout"] = "po_",
        ["refund"] = "re_",
        ["test_helpers.test_clock"] = "clock_",
        ["transfer"] = "tr_",
        ["transfer_reversal"] = "trr_",
    };

    [Fact]
    public async Task Objects_have_all_keys_of_their_kind()
    {
        await using var platform = await Platform.Open(postgres);
        var answered = await OneOfEach(platform);
        var shapes = Shapes();

        Assert.Equal(shapes.Keys.Order(StringComparer.Ordinal), answered.Keys.Order(StringComparer.Ordinal));
        foreach (var (kind, keys) in shapes)
        {
            var missing = keys.Except(answered[kind].Select(pair => pair.Key), StringComparer.Ordinal);
            Assert.True(!missing.Any(), $"{kind} lacks {string.Join(", ", missing)}");
        }

        Assert.All(Prefixes, pair => Assert.StartsWith(pair.Value, (string?)answered[pair.Key]["id"], StringComparison.Ordinal));
        Assert.All(answered, pair => Assert.Equal(pair.Key, (string?)pair.Value["object"]));
    }

    private static async Task<Dictionary<string, JsonObject>> OneOfEach(Platform platform)
    {
        var answered = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var provider = Keep(await platform.Provider());
        Keep(await new AccountLinkService(platform.Stripe).CreateAsync(new AccountLinkCreateOptions
        {
            Account = provider.Id, Type = "account_onboarding", ReturnUrl = "https://example.com", RefreshUrl = "https://example.com",
        }));
        Keep(await platform.Checkout(100));
        var paid = Keep(await platform.Paid(5000));
        var kept = await platform.Paid(5000, keepsCard: true);
        Keep(await new CustomerService(platform.Stripe).GetAsync(kept.CustomerId));
        Keep(await new PaymentMethodService(platform.Stripe).GetAsync(kept.PaymentMethodId));
        Keep(await new ChargeService(platform.Stripe).GetAsync(paid.LatestChargeId));
        var transfer = Keep(await platform.Transfer(2000, provider));
        Keep(await new TransferReversalService(platform.Stripe).CreateAsync(transfer.Id, new TransferReversalCreateOptions { Amount = 10 }));
        Keep(await new RefundService(platform.Stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 10 }));
        Keep(await platform.Payout(100, provider));
        Keep(await new DisputeService(platform.Stripe).GetAsync(await platform.Sandbox.DisputeCharge(paid.LatestChargeId, new DisputeOrder())));
        Keep(await new BalanceService(platform.Stripe).GetAsync());
        KeepOne(await new BalanceTransactionService(platform.Stripe).ListAsync());
        Keep(await new TestClockService(platform.Stripe).CreateAsync(new TestClockCreateOptions { FrozenTime = DateTime.UnixEpoch.AddDays(1) }));
        KeepOne(await new EventService(platform.Stripe).ListAsync());
        return answered;

        T Keep<T>(T entity)
            where T : StripeEntity
        {
            Store(JsonNode.Parse(entity.StripeResponse.Content)!.AsObject());
            return entity;
        }

        void KeepOne<T>(StripeList<T> list) => Store(JsonNode.Parse(list.StripeResponse.Content)!["data"]![0]!.AsObject());

        void Store(JsonObject entity) => answered[(string)entity["object"]!] = entity;
    }

    private static Dictionary<string, string[]> Shapes() =>
        System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Shapes", "stripe-shapes.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' '), StringComparer.Ordinal);
}
