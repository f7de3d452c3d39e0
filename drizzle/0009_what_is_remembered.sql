CREATE TABLE `times_written` (
	`name` text PRIMARY KEY NOT NULL,
	`times` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `times_written` VALUES ('assets', 0);--> statement-breakpoint
CREATE TRIGGER `assets_new` AFTER INSERT ON `assets` BEGIN
  UPDATE times_written SET times = times + 1 WHERE name = 'assets';
END;--> statement-breakpoint
CREATE TRIGGER `assets_changed` AFTER UPDATE ON `assets` BEGIN
  UPDATE times_written SET times = times + 1 WHERE name = 'assets';
END;--> statement-breakpoint
CREATE TRIGGER `assets_gone` AFTER DELETE ON `assets` BEGIN
  UPDATE times_written SET times = times + 1 WHERE name = 'assets';
END;
