using Marketplace.Bookings;

namespace Marketplace.Identity;

/// <summary>What a thief of a session would do asks for the password, and for it a short while ago.</summary>
public sealed class Proving_once_more(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task The_page_is_given_to_whoever_proved_a_short_while_ago_who_they_are()
    {
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Post("/providers/me/bank-account")).IsOk();
        await marketplace.Pass("PT11M");
        (await pia.Api.Post("/providers/me/bank-account")).IsProblem(403, "identity.step-up-required");

        (await pia.Api.Post("/auth/step-up", new { })).IsProblem(422, "not-valid", "password");
        (await pia.Api.Post("/auth/step-up", new { password = "a wrong password" })).IsProblem(422, "identity.password-not-right", "password");
        (await pia.Api.Post("/providers/me/bank-account")).IsProblem(403, "identity.step-up-required");
        (await marketplace.Visitor.Post("/auth/step-up", new { password = pia.Password })).IsProblem(401, "not-authenticated");

        Assert.False(string.IsNullOrEmpty((await pia.Api.Post("/auth/step-up", new { password = pia.Password })).IsOk().String("until")));
        (await pia.Api.Post("/providers/me/bank-account")).IsOk();
        (await pia.Api.Post("/auth/logout")).IsNoContent();
        (await pia.Api.Post("/providers/me/bank-account")).IsProblem(401, "identity.session-ended");
    }

    [Fact]
    public async Task A_password_cannot_be_guessed_here_either()
    {
        var strict = await RunningMarketplace.With("RateLimits:Enabled=true", "RateLimits:Credentials=1000");
        try
        {
            var pia = await strict.Arrives("Pia");
            for (var guess = 0; guess < AttemptLimits.Login.Attempts; guess++)
            {
                (await pia.Api.Post("/auth/step-up", new { password = $"guess number {guess}" })).IsProblem(422, "identity.password-not-right", "password");
            }

            (await pia.Api.Post("/auth/step-up", new { password = pia.Password })).IsProblem(429, "too-many-requests");
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_has_not_met_the_gateway_does_that_first()
    {
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Post("/providers/me/bank-account")).IsProblem(404, "provider.unknown");
        (await pia.Api.Post("/providers/register", new
        {
            businessName = "Pia's Studio", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR",
        })).IsCreated();
        pia = await marketplace.LogsIn(pia.Email);
        (await pia.Api.Post("/providers/me/bank-account")).IsProblem(409, "provider.not-onboarded");
        var id = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        (await marketplace.Visitor.Post($"/sandbox/onboarding/{id}/bank", new { number = "GB29" })).IsProblem(409, "sandbox.onboarding-not-begun");
        (await marketplace.Visitor.Post($"/sandbox/onboarding/{id}/bank", new { number = "GB2" })).IsProblem(422, "not-valid", "number");
    }
}
