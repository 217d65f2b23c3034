using System.Globalization;
using Marketplace.Identity;

namespace Marketplace.Notifications;

/// <summary>The texts of the mails that accounts send.</summary>
internal static class AccountMails
{
    public static Mail VerifyEmail(AccountContact person, string token, string? page, DateTimeOffset expiresAt) => new(
        person.Email,
        "Please confirm your e-mail address",
        $"""
        Hello {person.FirstName},

        somebody, we hope you, opened an account with this address. To confirm it, {How(page, token)}

        This works until {Moment(expiresAt)}. If it was not you, do nothing.
        """);

    public static Mail ResetPassword(AccountContact person, string token, string? page, DateTimeOffset expiresAt) => new(
        person.Email,
        "Choose a new password",
        $"""
        Hello {person.FirstName},

        somebody asked for a new password for this account. To choose one, {How(page, token)}

        This works once and until {Moment(expiresAt)}. If it was not you, do nothing: your password stays as it is.
        """);

    /// <summary>The token stands on a line of its own, so that programs find it.</summary>
    private static string How(string? page, string token) => page is null
        ? $"use this token:\n\n{token}"
        : $"open this page:\n\n{page}{token}";

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
