using Marketplace.Hosting;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Gateways;

/// <summary>Several endpoints have a secret each, and one that is being rolled has two.</summary>
public sealed class Secrets_of_webhooks
{
    private const string Body = """{"id":"evt_1","object":"event","type":"charge.refund.updated","created":1772442000,"data":{"object":{"id":"re_1","object":"refund"}}}""";

    [Theory]
    [InlineData("whsec_one", "whsec_one", true)]
    [InlineData("whsec_old,whsec_new", "whsec_old", true)]
    [InlineData("whsec_old, whsec_new", "whsec_new", true)]
    [InlineData("whsec_old,whsec_new", "whsec_old,whsec_new", false)]
    [InlineData("whsec_old,whsec_new", "whsec_other", false)]
    [InlineData("whsec_old,", "", false)]
    public void Any_of_them_is_believed_and_no_other(string known, string signedWith, bool isBelieved)
    {
        var verifier = new StripeWebhookVerifier(new StripeOptions { WebhookSecret = known }, TimeProvider.System);
        var signature = WebhookSigner.Sign(Body, signedWith, TimeProvider.System.GetUtcNow());

        var verified = verifier.Verify(Body, new HeaderDictionary { ["Stripe-Signature"] = signature });

        Assert.Equal(isBelieved ? "evt_1" : null, verified?.EventId);
    }

    [Theory]
    [InlineData("whsec_1,whsec_2", true)]
    [InlineData("", false)]
    [InlineData(",", false)]
    [InlineData("1,2,3,4,5,6,7,8,9", false)]
    [InlineData("whsec_1,whsec_sandbox", false)]
    public void There_are_some_and_not_many_and_the_sandboxs_is_none(string secrets, bool makesSense) =>
        Assert.Equal(
            makesSense,
            !new StripeOptions { ApiKey = "sk_live_1", WebhookSecret = secrets }.Problems(new SandboxOptions { Enabled = false }).Any());
}
