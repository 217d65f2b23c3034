using System.Security.Claims;
using Marketplace.Identity;

namespace Marketplace.Simulations;

/// <summary>Somebody whose access token was read already: tokens are a matter of HTTP, and signatures are never the same twice.</summary>
internal static class TokenHolder
{
    public static ClaimsPrincipal Of(Guid account, bool isOperator) =>
        new(new ClaimsIdentity(
            [
                new Claim(CallerClaims.Account, account.ToString()),
                new Claim(CallerClaims.Session, account.ToString()),
                new Claim(CallerClaims.Role, isOperator ? CallerClaims.Operator : "member"),
            ],
            AccessTokenAuthentication.Name,
            CallerClaims.Account,
            CallerClaims.Role));
}
