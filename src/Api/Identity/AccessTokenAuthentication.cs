using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Marketplace.Identity;

/// <summary>Turns `Authorization: Bearer` into who is calling. A token that is not good makes a visitor; routes that need more answer 401.</summary>
internal sealed class AccessTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : QueryToken();
        if (token is null)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.Verify(token, Context.RequestAborted) is not { } grant)
        {
            return AuthenticateResult.Fail("The token is not valid or has expired.");
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(CallerClaims.Account, grant.AccountId.ToString()),
                new Claim(CallerClaims.Session, grant.SessionId.ToString()),
                new Claim(CallerClaims.Role, grant.Role),
                new Claim(CallerClaims.Expires, $"{grant.Expires}"),
            ],
            Name,
            CallerClaims.Account,
            CallerClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem.Write(Context, EdgeRefusals.NotAuthenticated);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        EdgeProblems.Write(Context, StatusCodes.Status403Forbidden);

    /// <summary>
    /// Browsers can send no headers with a WebSocket and with an `EventSource`, so hubs and streams take the token from the address. Nothing else does:
    /// addresses are kept in histories and logs.
    /// </summary>
    private string? QueryToken() => IsForBrowsers && Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;

    private bool IsForBrowsers =>
        Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || (HttpMethods.IsGet(Request.Method) && Request.Path.Value!.EndsWith("/stream", StringComparison.OrdinalIgnoreCase));
}
