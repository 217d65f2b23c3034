namespace Marketplace.Identity;

public sealed class Recovering(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Better = "a much better password";

    [Fact]
    public async Task The_mailed_token_confirms_the_address_however_often_it_is_opened()
    {
        var ada = await marketplace.Arrives("Ada");
        var token = await marketplace.MailedToken(ada.Email);

        (await marketplace.Visitor.Post("/auth/verify-email", new { token })).IsNoContent();
        (await marketplace.Visitor.Post("/auth/verify-email", new { token })).IsNoContent();

        Assert.True((await ada.Api.Get("/auth/me"))["emailVerified"].GetBoolean());
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_and_every_session_ends()
    {
        var ada = await marketplace.Arrives("Ada");
        (await marketplace.Visitor.Post("/auth/forgot-password", new { email = ada.Email })).IsNoContent();
        var token = await marketplace.MailedToken(ada.Email);

        (await marketplace.Visitor.Post("/auth/reset-password", new { token, password = Better })).IsNoContent();

        (await marketplace.Visitor.Post("/auth/refresh", new { refreshToken = ada.RefreshToken })).IsProblem(401, "identity.refresh-token-not-valid");
        (await marketplace.Visitor.Post("/auth/login", new { email = ada.Email, password = ada.Password })).IsProblem(401, "identity.credentials-not-valid");
        await marketplace.LogsIn(ada.Email, Better);
    }

    [Fact]
    public async Task A_token_to_choose_a_password_works_once()
    {
        var ada = await marketplace.Arrives("Ada");
        (await marketplace.Visitor.Post("/auth/forgot-password", new { email = ada.Email })).IsNoContent();
        var (token, key) = (await marketplace.MailedToken(ada.Email), Api.NewKey());

        (await marketplace.Visitor.Post("/auth/reset-password", new { token, password = Better }, key)).IsNoContent();
        Assert.True((await marketplace.Visitor.Post("/auth/reset-password", new { token, password = Better }, key)).IsNoContent().IsReplay);

        (await marketplace.Visitor.Post("/auth/reset-password", new { token, password = "yet another one" })).IsProblem(422, "identity.token-not-valid", "token");
    }

    [Fact]
    public async Task A_token_for_one_purpose_does_not_serve_another()
    {
        var ada = await marketplace.Arrives("Ada");
        var verification = await marketplace.MailedToken(ada.Email);

        (await marketplace.Visitor.Post("/auth/reset-password", new { token = verification, password = Better })).IsProblem(422, "identity.token-not-valid");
    }

    [Fact]
    public async Task Nobody_learns_which_addresses_have_accounts()
    {
        var ada = await marketplace.Arrives("Ada");
        var unknown = $"nobody-{Guid.NewGuid():N}@example.com";

        var wrong = await marketplace.Visitor.Post("/auth/login", new { email = ada.Email, password = "wrong password" });
        var nobody = await marketplace.Visitor.Post("/auth/login", new { email = unknown, password = "wrong password" });

        wrong.IsProblem(401, "identity.credentials-not-valid");
        nobody.IsProblem(401, "identity.credentials-not-valid");
        Assert.Equal(wrong.String("detail"), nobody.String("detail"));
        (await marketplace.Visitor.Post("/auth/forgot-password", new { email = unknown })).IsNoContent();
    }

    [Fact]
    public async Task Guessing_is_slowed_down_for_known_and_unknown_addresses_alike()
    {
        var strict = await RunningMarketplace.With("RateLimits:Enabled=true", "RateLimits:Credentials=1000");
        try
        {
            var ada = await strict.Arrives("Ada");
            foreach (var email in new[] { ada.Email, "nobody@example.com" })
            {
                for (var attempt = 0; attempt < 10; attempt++)
                {
                    (await strict.Visitor.Post("/auth/login", new { email, password = "wrong password" })).IsProblem(401, "identity.credentials-not-valid");
                }

                var blocked = await strict.Visitor.Post("/auth/login", new { email, password = ada.Password });
                blocked.IsProblem(429, "too-many-requests");
                Assert.InRange(int.Parse(blocked.Headers["Retry-After"]), 1, 15 * 60);
            }

            await strict.Pass("PT15M");
            await strict.LogsIn(ada.Email);
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }
}
