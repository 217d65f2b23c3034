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
            ],
            Name,
            CallerClaims.Account,
            CallerClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem.Write(Context, EdgeRefusals.NotAuthenticated);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        EdgeProblems.Write(Context, StatusCodes.Status403Forbidden);

    /// <summary>Browsers cannot send headers with a WebSocket, so hubs take the token from the address, as SignalR's clients send it.</summary>
    private string? QueryToken() =>
        Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) && Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
}
