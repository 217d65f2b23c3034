namespace Marketplace.Identity;

public sealed class Sessions(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private Task<Reply> Refresh(string token) => marketplace.Visitor.Post("/auth/refresh", new { refreshToken = token });

    [Fact]
    public async Task A_refresh_token_is_traded_for_the_next_tokens()
    {
        var ada = await marketplace.Arrives("Ada");

        var next = (await Refresh(ada.RefreshToken)).IsOk();

        Assert.NotEqual(ada.RefreshToken, next.String("refreshToken"));
        Assert.Equal(900, next.Number("expiresIn"));
        (await marketplace.Visitor.As(next.String("accessToken")).Get("/auth/me")).IsOk();
    }

    [Fact]
    public async Task Whoever_lost_the_answer_gets_the_same_successor()
    {
        var ada = await marketplace.Arrives("Ada");

        var first = (await Refresh(ada.RefreshToken)).IsOk();
        var again = (await Refresh(ada.RefreshToken)).IsOk();

        Assert.Equal(first.String("refreshToken"), again.String("refreshToken"));
    }

    [Fact]
    public async Task A_token_that_comes_back_after_its_successor_was_used_ends_the_session_for_everybody()
    {
        var ada = await marketplace.Arrives("Ada");
        var second = (await Refresh(ada.RefreshToken)).IsOk().String("refreshToken");
        var third = (await Refresh(second)).IsOk().String("refreshToken");

        (await Refresh(ada.RefreshToken)).IsProblem(401, "identity.refresh-token-not-valid");

        (await Refresh(third)).IsProblem(401, "identity.refresh-token-not-valid");
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_no_other()
    {
        var ada = await marketplace.Arrives("Ada");
        var elsewhere = await marketplace.LogsIn(ada.Email);

        (await ada.Api.Post("/auth/logout")).IsNoContent();
        (await ada.Api.Post("/auth/logout")).IsNoContent();

        (await Refresh(ada.RefreshToken)).IsProblem(401, "identity.refresh-token-not-valid");
        (await Refresh(elsewhere.RefreshToken)).IsOk();
    }

    [Fact]
    public async Task A_login_under_one_key_opens_one_session()
    {
        var ada = await marketplace.Arrives("Ada");
        var (key, body) = (Api.NewKey(), new { email = ada.Email, password = ada.Password });

        var first = (await marketplace.Visitor.Post("/auth/login", body, key)).IsOk();
        var again = (await marketplace.Visitor.Post("/auth/login", body, key)).IsOk();

        Assert.True(again.IsReplay);
        Assert.Equal(first.String("refreshToken"), again.String("refreshToken"));
    }

    [Fact]
    public async Task Tokens_that_are_not_ours_are_refused_alike()
    {
        var ada = await marketplace.Arrives("Ada");
        var forged = ada.RefreshToken[..^3] + (ada.RefreshToken[^3] == 'A' ? 'B' : 'A') + ada.RefreshToken[^2..];
        string[] tokens = ["x", "!", new string('A', 70), forged, Convert.ToBase64String(new byte[52])];

        foreach (var token in tokens)
        {
            (await Refresh(token)).IsProblem(401, "identity.refresh-token-not-valid");
        }
    }

    [Fact]
    public async Task An_access_token_holds_for_a_quarter_of_an_hour_of_the_domain_clock()
    {
        await using var own = await Disposable(RunningMarketplace.With());
        var ada = await own.Value.Arrives("Ada");

        await own.Value.Pass("PT14M");
        (await ada.Api.Get("/auth/me")).IsOk();
        await own.Value.Pass("PT2M");

        (await ada.Api.Get("/auth/me")).IsProblem(401, "not-authenticated");
        (await own.Value.Visitor.Post("/auth/refresh", new { refreshToken = ada.RefreshToken })).IsOk();
    }

    [Fact]
    public async Task Tokens_outlive_a_restart()
    {
        await using var own = await Disposable(RunningMarketplace.With());
        var ada = await own.Value.Arrives("Ada");

        await own.Value.Restart();

        (await own.Value.Visitor.As(ada.AccessToken).Get("/auth/me")).IsOk();
        (await own.Value.Visitor.Post("/auth/refresh", new { refreshToken = ada.RefreshToken })).IsOk();
    }

    private static async Task<Owned> Disposable(Task<RunningMarketplace> marketplace) => new(await marketplace);

    private sealed record Owned(RunningMarketplace Value) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Value.DisposeAsync();
    }
}
