using System.ComponentModel.DataAnnotations;
using Djrill.Net.Events;
using Microsoft.EntityFrameworkCore;

namespace Djrill.Net.Tests.Examples;

[Index(nameof(IdempotencyKey), IsUnique = true)]
public sealed class Bounce
{
    public int Id { get; init; }

    [MaxLength(MandrillEvent.IdempotencyKeyMaxLength)]
    public required string IdempotencyKey { get; init; }

    public string? Address { get; init; }
}
